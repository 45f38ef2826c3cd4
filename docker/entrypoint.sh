#!/usr/bin/env bash
# Takes the secrets from their volume, unless the environment has them, and becomes the service.
set -euo pipefail
for name in DUBAN_TOKEN_SECRET DUBAN_KEYS_PEPPER DUBAN_ADMIN_KEY; do
    if [ -z "${!name:-}" ] && [ -r "/secrets/$name" ]; then
        export "$name=$(cat "/secrets/$name")"
    fi
done
exec java -XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar /app/service.jar "$@"
