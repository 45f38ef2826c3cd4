#!/usr/bin/env bash
# Whether the service at this port is ready; the image has neither curl nor wget.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
head -1 <&3 | grep -q ' 200'
