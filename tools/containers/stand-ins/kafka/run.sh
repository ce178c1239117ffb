#!/bin/bash
# The official image's contract: KAFKA_SOME_NAME is some.name in server.properties; the data folder is formatted once.
set -e
data=${KAFKA_LOG_DIRS:-/var/lib/kafka/data}
config=/opt/kafka/server.properties
env | grep -E '^KAFKA_[A-Z_]+=' | grep -vE '^KAFKA_(HEAP_OPTS|OPTS|LOG_DIRS)=' | while IFS='=' read -r name value; do
  echo "$(echo "${name#KAFKA_}" | tr 'A-Z_' 'a-z.')=$value"
done >"$config"
echo "log.dirs=$data" >>"$config"
format() { java -Dlog4j2.configurationFile=/opt/kafka/kafka-log4j2.yaml -cp '/opt/kafka/libs/*' kafka.tools.StorageTool format "$@"; }
if [ ! -f "$data/meta.properties" ]; then
  format -t "${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}" -c "$config"
fi
exec java ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:+UseSerialGC -Dlog4j2.configurationFile=/opt/kafka/kafka-log4j2.yaml -cp '/opt/kafka/libs/*' kafka.Kafka "$config"
