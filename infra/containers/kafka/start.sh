# KAFKA_LOG_DIRS=x becomes log.dirs=x; a new folder is formatted; then the broker runs.
set -euo pipefail
settings=/tmp/server.properties
env | sed -n 's/^KAFKA_\([A-Z0-9_]*\)=/\1=/p' | while IFS='=' read -r name value; do
  name=${name//_/.}
  echo "${name,,}=$value"
done >"$settings"
java=(java -Xmx384m -XX:+UseSerialGC -Dlog4j2.configurationFile=/opt/kafka/log4j2.xml -cp '/opt/kafka/libs/*')
"${java[@]}" kafka.tools.StorageTool format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$settings"
exec "${java[@]}" kafka.Kafka "$settings"
