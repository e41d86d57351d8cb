#!/usr/bin/env bash
# What a page costs: reads pages on the stack that trial.sh --keep left running, and prints the CPU seconds of every
# container and the bytes on topics, in the store and in the database, per page. docs/capacity.md is made of its figures.
#   costs.sh [PAGES]    120 pages unless told otherwise, of samples/
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

PAGES=${1:-120}
export INKSTREAM_KEY=inkstream-for-trying-things-out
export INKSTREAM_SERVER=http://127.0.0.1:${INKSTREAM_PORT:-18080}
PROJECT=inkstream-trial
DOCKER_HOST=$(infra/containers/engine.sh start); export DOCKER_HOST

container() { docker ps -q --filter "label=com.docker.compose.project=$PROJECT" --filter "label=com.docker.compose.service=$1"; }

# nanoseconds of processor time that the containers of a service have used (control groups 1 and 2)
cpu() {
  local id total=0 used
  for id in $(container "$1"); do
    used=$(docker exec "$id" sh -c 'cat /sys/fs/cgroup/cpuacct/cpuacct.usage 2>/dev/null || awk "/usage_usec/ { print \$2 * 1000 }" /sys/fs/cgroup/cpu.stat')
    total=$((total + used))
  done
  echo "$total"
}
topic_bytes() { docker exec "$(container kafka)" sh -c "cat /var/lib/kafka/data/$1-*/*.log | wc -c"; }
store_bytes() { docker exec "$(container objects)" sh -c "find /data/inkstream/t -type f -path '*$1*' -printf '%s\n'" | awk '{ s += $1 } END { print s + 0 }'; }
database_bytes() { docker exec -e PGPASSWORD=inkstream "$(container database)" psql -h 127.0.0.1 -U inkstream -Atc "select pg_database_size('inkstream')"; }

services=(ingest-service ocr-worker results-api kafka objects database ingress)
topics=(ocr.documents.submitted.v1 ocr.documents.split.v1 ocr.pages.requested.v1 ocr.pages.recognized.v1)
kinds=(/originals/ /pages/ /outcomes/)
declare -A before
measure() {
  local name
  for name in "${services[@]}"; do before[$name]=$(($(cpu "$name") - ${before[$name]:-0})); done
  for name in "${topics[@]}"; do before[$name]=$(($(topic_bytes "$name") - ${before[$name]:-0})); done
  for name in "${kinds[@]}"; do before[$name]=$(($(store_bytes "$name") - ${before[$name]:-0})); done
  before[rows]=$(($(database_bytes) - ${before[rows]:-0}))
}

measure
./inkstream load samples/01-clean-print.png samples/03-skewed.png samples/05-noisy.jpg samples/06-low-contrast.png \
  --uploads $((PAGES / 10)) --documents 10 --connections 2
measure
echo "per page, of $PAGES pages:"
for name in "${services[@]}"; do
  awk -v n="$name" -v v="${before[$name]}" -v p="$PAGES" 'BEGIN { printf "  %-28s %8.1f ms of CPU\n", n, v / p / 1e6 }'
done
for name in "${topics[@]}" "${kinds[@]}" rows; do
  awk -v n="$name" -v v="${before[$name]}" -v p="$PAGES" 'BEGIN { printf "  %-28s %8.1f kB\n", n, v / p / 1e3 }'
done
