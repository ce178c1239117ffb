#!/usr/bin/env bash
# Proves both container paths on a machine without an image registry: see docs/how-to/prove-the-containers.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${1:-/var/tmp/careway-containers}
mkdir -p "$work"
compose() { docker-compose --env-file .local/keys.env -p careway-proof "$@"; }
say() { printf '\n== %s\n' "$*"; }

if ! docker info >/dev/null 2>&1; then
  say 'A Docker engine of its own'
  dockerd --storage-driver=vfs --data-root "$work/engine" >"$work/dockerd.log" 2>&1 &
  engine=$!
  for _ in $(seq 100); do docker info >/dev/null 2>&1 && break; sleep 0.3; done
fi
end() {
  compose --profile simulator down --volumes --timeout 20 >/dev/null 2>&1 || true
  docker image rm -f careway node:26-bookworm-slim postgres:18 redis:8 apache/kafka:4.3.1 >/dev/null 2>&1 || true
  if [ -n "${engine:-}" ]; then kill "$engine" && wait "$engine" || true; rm -rf "$work/engine"; fi
}
trap end EXIT

say 'Images'
tools/containers/make-images.sh "$work/images"

say 'Integration tests on containers'
TEST_SERVERS=containers npm test -- int

say 'The image of the services'
# docker.io's own client builds without a plugin.
DOCKER=/usr/bin/docker tools/containers/build-image.sh --network host --quiet

say 'Every service as a container'
node tools/keys.mjs >.local/keys.env
compose up -d --no-build
for service in control-centre:4300 gateway:4310 bed-tracking:4320; do
  for _ in $(seq 60); do curl -fsS "http://127.0.0.1:${service#*:}/health/ready" >/dev/null 2>&1 && break; sleep 2; done
  curl -fsS "http://127.0.0.1:${service#*:}/health/ready" >/dev/null
  echo "${service%:*} is ready"
done

say 'One admission through them'
printf 'MSH|^~\\&|PAS|TRY|CAREWAY|QKS|20261122094000||ADT^A01|proof-1|P|2.4\rEVN||20261122094000\rPID|||1^^^TRY^PI\rPV1||I|RVV01-AMU||||||||||||||||V1\r' |
  curl -fsS --data-binary @- -H 'content-type: application/hl7-v2+er7' 'http://127.0.0.1:4310/hl7v2' | tr '\r' '\n' | grep '^MSA|AA'
for _ in $(seq 60); do
  curl -fsS 'http://127.0.0.1:4320/wards' | grep -qE '"occupied":1\b' && seen=yes && break
  sleep 1
done
[ "${seen:-}" = yes ] && echo 'bed-tracking counts one occupied bed'

say 'The containers work.'
