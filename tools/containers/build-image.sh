#!/usr/bin/env bash
# Builds the image `careway` from deploy/Dockerfile. npm's own settings on this machine (a registry, an authority) go in
# as secrets, so that they are not in the image. More words go to `docker build`, `--network host` for instance.
set -euo pipefail
cd "$(dirname "$0")/../.."
secrets=()
settings=$(npm config get userconfig)
authority=$(npm config get cafile)
[ -f "$settings" ] && secrets+=(--secret "id=npmrc,src=$settings")
[ -f "$authority" ] && secrets+=(--secret "id=ca,src=$authority")
DOCKER_BUILDKIT=1 exec "${DOCKER:-docker}" build "${secrets[@]}" -f deploy/Dockerfile -t careway "$@" .
