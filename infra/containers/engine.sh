#!/usr/bin/env bash
# A container engine for tests on this machine.
#   engine.sh start   prints DOCKER_HOST of an engine that answers; starts Debian's dockerd where none does
#   engine.sh stop    stops the one that start started
# Ends with 1 and a reason where no engine can be had: not root, no dockerd, no way to start it.
set -euo pipefail

HOME_OF_ENGINE=${INKSTREAM_ENGINE_HOME:-/var/tmp/inkstream-engine}
OWN_HOST=unix://$HOME_OF_ENGINE/docker.sock

answers() { DOCKER_HOST=$1 timeout 10 docker info >/dev/null 2>&1; }

no() { echo "no container engine: $1" >&2; exit 1; }

start() {
  command -v docker >/dev/null || no "docker is not installed (Debian: apt-get install docker.io)"
  local host
  for host in "${DOCKER_HOST:-unix:///var/run/docker.sock}" "$OWN_HOST"; do
    if answers "$host"; then echo "$host"; return; fi
  done
  command -v dockerd >/dev/null || no "dockerd is not installed (Debian: apt-get install docker.io)"
  [ "$(id -u)" -eq 0 ] || no "dockerd is started by root only"
  mkdir -p "$HOME_OF_ENGINE"
  # limits of open files cannot be raised inside some virtual machines, so containers get these
  setsid nohup dockerd --host "$OWN_HOST" --data-root "$HOME_OF_ENGINE/data" \
    --exec-root "$HOME_OF_ENGINE/run" --pidfile "$HOME_OF_ENGINE/dockerd.pid" \
    --default-ulimit nofile=1024:20000 >"$HOME_OF_ENGINE/dockerd.log" 2>&1 </dev/null &
  local pid=$! tries
  for tries in $(seq 60); do
    if answers "$OWN_HOST"; then echo "$OWN_HOST"; return; fi
    kill -0 "$pid" 2>/dev/null || no "dockerd ended: $(tail -n 1 "$HOME_OF_ENGINE/dockerd.log")"
    sleep 0.5
  done
  kill "$pid" || true
  no "dockerd did not answer within 30 s, see $HOME_OF_ENGINE/dockerd.log"
}

stop() {
  local file=$HOME_OF_ENGINE/dockerd.pid
  if [ -e "$file" ]; then kill "$(cat "$file")"; while [ -e "$file" ]; do sleep 0.2; done; fi
}

case "${1:-}" in
  start|stop) "$1" ;;
  *) echo "usage: engine.sh start|stop" >&2; exit 2 ;;
esac
