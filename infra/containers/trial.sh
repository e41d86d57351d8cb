#!/usr/bin/env bash
# Runs docker-compose.yml for real: builds images, starts everything, sends scans through the published port,
# compares the texts, kills one of two workers in the middle of a batch, counts results, takes all down.
#   trial.sh            on images that stand in for public ones (standins.sh)
#   trial.sh --public   on the public images that docker-compose.yml names
#   trial.sh --keep     leaves everything running
# Needs what engine.sh and standins.sh need, and docker compose or docker-compose.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

standins=1 keep=
for option in "$@"; do
  case "$option" in
    --public) standins= ;;
    --keep) keep=1 ;;
    *) echo "usage: trial.sh [--public] [--keep]" >&2; exit 2 ;;
  esac
done

PAGES=${TRIAL_PAGES:-60}
export INKSTREAM_PORT=${INKSTREAM_PORT:-18080}
export INKSTREAM_KEY=inkstream-for-trying-things-out
export INKSTREAM_SERVER=http://127.0.0.1:$INKSTREAM_PORT
export COMPOSE_PROJECT_NAME=inkstream-trial
WORK=$PWD/infra/target/trial
rm -rf "$WORK"; mkdir -p "$WORK"

start=$SECONDS
say() { printf '%4d s  %s\n' $((SECONDS - start)) "$1"; }
die() { say "FAILED: $1"; exit 1; }

compose() { if docker compose version >/dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi; }
workers() { docker ps -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter label=com.docker.compose.service=ocr-worker; }
healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$1")" = healthy ]; }

# waits SECONDS 'what for' COMMAND...
waits() {
  local limit=$((SECONDS + $1)) what=$2; shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$limit" ] || die "waited for $what"
    sleep 1
  done
}

take_down() {
  compose logs --no-color >"$WORK/compose.log" 2>&1 || true
  if [ -z "$keep" ]; then compose down --volumes --timeout 30 >>"$WORK/down.log" 2>&1 || true; fi
}

DOCKER_HOST=$(infra/containers/engine.sh start); export DOCKER_HOST DOCKER_BUILDKIT=0
JAVA_HOME=$(./inkstream jdk); export JAVA_HOME
say "engine: $(docker version -f '{{.Server.Version}}')"
if [ -n "$standins" ]; then
  infra/containers/standins.sh >"$WORK/images.env" 2>"$WORK/standins.log" || { cat "$WORK/standins.log"; die "no stand-ins"; }
  set -a; . "$WORK/images.env"; set +a
  say "images that stand in for public ones: $(cut -d= -f2 "$WORK/images.env" | tr '\n' ' ')"
fi
mvn -B -ntp -q -Dquick package -pl ingest-service,ocr-worker,results-api,cli -am >"$WORK/maven.log" 2>&1 || die "the build, see $WORK/maven.log"
compose build >"$WORK/build.log" 2>&1 || die "docker build, see $WORK/build.log"
say "images:"
docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep '^inkstream/' | sed 's/^/          /'

trap take_down EXIT
compose up -d >"$WORK/up.log" 2>&1 || die "docker-compose up, see $WORK/up.log"
is_served() { [ "$(curl -s -o /dev/null -w '%{http_code}' "$INKSTREAM_SERVER/q/openapi")" = 200 ]; }
waits 180 "the ingress" is_served
say "everything is up; started within:"
compose logs --no-color | sed -n 's/.*\(ingest-service\|ocr-worker\|results-api\).* started in \([0-9.]*s\).*/          \1 \2/p' | sort -u

# --- one batch: are the texts right?
mkdir -p "$WORK/scans" "$WORK/texts"
cp samples/01-clean-print.png samples/02-typewriter.jpg samples/08-book.tiff samples/09-scanned.pdf samples/10-vector-text.pdf "$WORK/scans/"
./inkstream run "$WORK/scans" --to txt -o "$WORK/texts" --quiet >"$WORK/run.out" || die "inkstream run ended with $?"
# a word is right when truth and text both have it in the same number
words() { tr -s '[:space:]' '\n' <"$1" | sort; }
for truth in "$WORK"/scans/*; do
  name=$(basename "$truth")
  text=$(find "$WORK/texts" -name "$name.txt" -o -name "${name%.*}.txt" | head -n 1)
  all=$(words "samples/truth/$name.txt" | grep -c .)
  right=$(comm -12 <(words "samples/truth/$name.txt") <(words "$text") | grep -c .)
  [ $((right * 100)) -ge $((all * 90)) ] || die "$name: $right of $all words are right"
  say "$name: $right of $all words are right"
done

# --- two workers, one is killed: does every page have exactly one result?
compose up -d --no-recreate --scale ocr-worker=2 >>"$WORK/up.log" 2>&1 || die "scaling, see $WORK/up.log"
two_ready() { local id n=0; for id in $(workers); do if healthy "$id"; then n=$((n + 1)); fi; done; [ "$n" -eq 2 ]; }
waits 120 "two workers" two_ready
say "two workers are ready"
mkdir -p "$WORK/many"
for i in $(seq "$PAGES"); do cp samples/01-clean-print.png "$WORK/many/page-$(printf '%03d' "$i").png"; done
./inkstream run "$WORK/many" --to txt -o "$WORK/many-texts" --quiet >"$WORK/run.log" 2>&1 & client=$!
batch_view() { curl -s -H "Authorization: Bearer $INKSTREAM_KEY" "$INKSTREAM_SERVER/v1/batches?limit=1"; }
done_pages() { batch_view | grep -oP '"pages_done"\s*:\s*\K[0-9]+' | head -n 1; }
under_way() { local n; n=$(done_pages || true); [ "${n:-0}" -ge $((PAGES / 6)) ] && [ "${n:-0}" -lt "$PAGES" ]; }
waits 120 "the first pages of the batch" under_way
victim=$(workers | head -n 1)
docker kill "$victim" >/dev/null
say "killed a worker after $(done_pages) of $PAGES pages"
wait "$client" || die "inkstream run ended with $?: $(cat "$WORK/run.log")"
batch=$(batch_view | grep -oP '"(batch_id|id)"\s*:\s*"\K[^"]+' | head -n 1)
[ "$(find "$WORK/many-texts" -name '*.txt' -size +100c | wc -l)" -eq "$PAGES" ] || die "some page has no text"
[ "$(cat "$WORK"/many-texts/*.txt | sort | uniq -c | awk -v n="$PAGES" 'NF > 1 && $1 % n' | wc -l)" -eq 0 ] || die "pages with the same ink have other texts"
say "all $PAGES pages are read, all alike"
if [ -n "$standins" ]; then
  outcomes() { compose exec -T objects find "/data/inkstream/t/default/b/$batch/outcomes" -type f; }
  [ "$(outcomes | wc -l)" -eq "$PAGES" ] || die "the store has $(outcomes | wc -l) outcomes of $PAGES pages"
  [ "$(outcomes | xargs -n 1 dirname | sort -u | wc -l)" -eq "$PAGES" ] || die "some page has two outcomes"
  say "the store has exactly one outcome of each page"
fi
say "memory in use:"
docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' | sed 's/^/          /'
take_down
trap - EXIT
say "PASSED"
