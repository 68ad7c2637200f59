#!/usr/bin/env bash
# For machines that reach package registries but no image registry: makes debian:bookworm-slim and the Node image out of
# Debian's and npm's packages, under the names that the Dockerfiles ask for. Users never need it: their Docker pulls them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node_image=$(sed -n 's/^ARG BASE=//p' "$root/services/Dockerfile")

if ! docker image inspect debian:bookworm-slim >/dev/null 2>&1; then
  debootstrap --variant=minbase --include=ca-certificates bookworm "$work/debian" >"$work/debootstrap.log"
  rm -rf "$work"/debian/var/cache/apt/* "$work"/debian/var/lib/apt/lists/* "$work"/debian/usr/share/{doc,man,locale}/*
  # As in the real one: apt keeps nothing that it has installed.
  printf '%s\n' 'DPkg::Post-Invoke { "rm -rf /var/cache/apt/*"; };' 'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";' \
    >"$work/debian/etc/apt/apt.conf.d/docker-clean"
  # The authorities that this machine trusts: its way to the registries may lead through one of its own.
  cp /etc/ssl/certs/ca-certificates.crt "$work/debian/etc/ssl/certs/"
  tar -C "$work/debian" -c . | docker import - debian:bookworm-slim
fi

if ! docker image inspect "$node_image" >/dev/null 2>&1; then
  (cd "$work" && npm pack --silent npm@11 >/dev/null)
  mkdir -p "$work/node"
  cp "$here/node.Dockerfile" "$work/node/Dockerfile"
  cp "$(readlink -f "$root/node_modules/.bin/node")" "$work/node/node"
  tar -C "$work/node" -xzf "$work"/npm-*.tgz
  DOCKER_BUILDKIT=1 docker build --quiet --network host --tag "$node_image" "$work/node"
fi

worker=$(ls -t "${PARLEY_CACHE_DIR:-$HOME/.cache/parley}"/mediasoup-worker-*/mediasoup-worker 2>/dev/null | head -1)
if [ -n "$worker" ]; then
  docker build --quiet --tag parley/stand-in-media-worker --file "$here/media-worker.Dockerfile" "$(dirname "$worker")"
fi
