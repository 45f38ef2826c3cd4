#!/usr/bin/env bash
# Makes each secret once; an administrator reads his key with: docker compose exec gateway cat /secrets/DUBAN_ADMIN_KEY
set -euo pipefail
umask 077
for name in DUBAN_TOKEN_SECRET DUBAN_KEYS_PEPPER DUBAN_ADMIN_KEY; do
    [ -s "/secrets/$name" ] || head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' > "/secrets/$name"
done
