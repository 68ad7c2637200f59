#!/bin/bash
# As the official image: the server's properties are those of a mounted file; the log folder is formatted once.
set -euo pipefail
conf=/tmp/server.properties
cp /mnt/shared/config/server.properties "$conf"
cat >/tmp/log4j.properties <<'PROPERTIES'
log4j.rootLogger=INFO, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n
PROPERTIES
run() {
  # shellcheck disable=SC2086
  exec java $KAFKA_HEAP_OPTS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '/opt/kafka/libs/*' \
    -Dlog4j.configuration=file:/tmp/log4j.properties "$@"
}
if [ ! -e "$(sed -n "s/^log.dirs=//p" "$conf")/meta.properties" ]; then
  (run kafka.tools.StorageTool format --cluster-id="$CLUSTER_ID" -c "$conf")
fi
run kafka.Kafka "$conf"
