#!/usr/bin/env bash
# For machines that reach package registries but no image registry: the images of others in docker-compose.yml, under
# the same names, made of the servers that packages carry. Run base.sh before; Kafka and mongod are taken from the cache
# that the native stack fills. Grafana and the exporters of Kafka and MongoDB are in no package: those stay away.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
cache=${PARLEY_CACHE_DIR:-$HOME/.cache/parley}
node_image=$(sed -n 's/^ARG BASE=//p' "$root/services/Dockerfile")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/entrypoints" "$work"
cp -r "$(ls -d "$cache"/kafka-* | tail -1)" "$work/kafka"
cp "$cache/mongodb/mongod" "$work"
chmod +x "$work"/entrypoints/*

name_of() { sed -n "s#^ *image: \($1:.*\)#\1#p" "$root/docker-compose.yml" | head -1; }
build() { docker build --quiet --network host --tag "$(name_of "$1")" "${@:2}" "$work"; }
store() { build "$1" --file "$here/stores.Dockerfile" --target "$2"; }

store postgres postgres
store redis redis
store apache/kafka kafka
store coturn/coturn coturn
build mongo --file "$here/mongo.Dockerfile" --build-arg "BASE=$node_image"
if [ "${1:-}" = observability ]; then
  store prom/prometheus prometheus
  store prom/alertmanager alertmanager
  store prom/node-exporter node-exporter
  store oliver006/redis_exporter redis-exporter
  store prometheuscommunity/postgres-exporter postgres-exporter
  store prom/blackbox-exporter blackbox-exporter
  store nginx/nginx-prometheus-exporter nginx-exporter
fi
