#!/usr/bin/env bash
# Builds images that stand in for public ones, where no registry of images is reached: Debian from its
# packages, a Java runtime from the JDK at hand, Kafka and S3Proxy from their jars, PostgreSQL and nginx
# from Debian's packages. Prints the variables of docker-compose.yml that name them.
#   standins.sh              all of them
#   standins.sh servers      only what the tests with Testcontainers need: kafka, s3, postgres
# Needs DOCKER_HOST (engine.sh start), JAVA_HOME with a JDK 25, Maven, debootstrap, root.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
ROOT=$(cd ../.. && pwd)
WORK=$ROOT/infra/target/containers
export DOCKER_BUILDKIT=0

DEBIAN=inkstream-standin/debian:12
JRE=inkstream-standin/jre:25
KAFKA=inkstream-standin/kafka:4.4.0
S3=inkstream-standin/s3:4.1.0
POSTGRES=inkstream-standin/postgres:15
NGINX=inkstream-standin/nginx:1.22

# What JVM programs of this repository and Kafka use; jdk.jcmd is for looking into a running one.
MODULES=java.se,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.management,jdk.naming.dns
MODULES+=,jdk.incubator.vector,jdk.jfr,jdk.jcmd,jdk.net,jdk.localedata,jdk.charsets,jdk.management.agent,jdk.security.auth

say() { echo "$1" >&2; }
has_image() { docker image inspect "$1" >/dev/null 2>&1; }

# Where this machine's apt gets Debian from.
mirror() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE)' | awk '$2 == "bookworm" && $1 ~ /\/debian\/$/ { print $1; exit }'
}

build_debian() {
  has_image "$DEBIAN" && return
  say "building $DEBIAN"
  command -v debootstrap >/dev/null || { say "debootstrap is not installed (Debian: apt-get install debootstrap)"; exit 1; }
  local folder; folder=$(mktemp -d)
  # unpacking in memory takes a third of the time; where that is not allowed, on the disk
  local in_memory=
  if mount -t tmpfs -o size=1g tmpfs "$folder" 2>/dev/null; then in_memory=1; fi
  debootstrap --variant=minbase --include=wget,libturbojpeg0,fontconfig,fonts-liberation,fonts-dejavu-core,fonts-dejavu-extra \
    bookworm "$folder" "$(mirror)" >"$WORK/debootstrap.log" 2>&1 \
    || { say "debootstrap failed, see $WORK/debootstrap.log"; exit 1; }
  tar -C "$folder" --exclude='./var/cache/apt/archives/*.deb' --exclude='./var/lib/apt/lists/*' --exclude='./usr/share/doc/*' \
    --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' -c . | docker import - "$DEBIAN" >/dev/null
  if [ -n "$in_memory" ]; then umount "$folder"; fi
  rm -rf "$folder"
}

# build NAME FOLDER [NAME=VALUE of a build argument]; its log is shown only when it fails
build() {
  say "building $1"
  local log; log=$WORK/$(basename "${1%%:*}").log
  docker build -q -t "$1" --build-arg "$3" "$2" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

link_jre() {
  rm -rf "$WORK/jre"; mkdir -p "$WORK/jre"
  cp jre/Dockerfile "$WORK/jre/"
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-1 --output "$WORK/jre/jre" 2>"$WORK/jlink.log"
}

# The jars of the servers, from the modules that run them in tests.
collect_jars() {
  (cd "$ROOT" && mvn -B -ntp -q dependency:copy-dependencies -pl embedded,storage -DincludeScope=test \
    -DexcludeGroupIds=io.zonky.test,io.zonky.test.postgres,org.junit.jupiter,org.junit.platform,com.tngtech.archunit,org.assertj,org.testcontainers \
    '-DoutputDirectory=${project.build.directory}/servers') >"$WORK/jars.log" 2>&1 \
    || { cat "$WORK/jars.log" >&2; exit 1; }
}

build_kafka() {
  rm -rf "$WORK/kafka"; mkdir -p "$WORK/kafka"
  cp kafka/* "$WORK/kafka/"; cp -r "$ROOT/embedded/target/servers" "$WORK/kafka/lib"
  build "$KAFKA" "$WORK/kafka" JRE=$JRE
}

build_s3() {
  rm -rf "$WORK/s3"; mkdir -p "$WORK/s3/classes"
  cp s3/Dockerfile "$WORK/s3/"; cp -r "$ROOT/storage/target/servers" "$WORK/s3/lib"
  "$JAVA_HOME/bin/javac" -d "$WORK/s3/classes" -cp "$WORK/s3/lib/*" s3/S3Server.java
  build "$S3" "$WORK/s3" JRE=$JRE
}

# Waits for a step in the background, and ends with it when it failed.
finish() { wait "$1" || { say "a step failed, see $WORK"; exit 1; }; }

mkdir -p "$WORK"
linking= collecting= database=
if ! has_image "$JRE"; then link_jre & linking=$!; fi
if ! has_image "$KAFKA" || ! has_image "$S3"; then collect_jars & collecting=$!; fi
build_debian
if ! has_image "$POSTGRES"; then build "$POSTGRES" postgres DEBIAN=$DEBIAN & database=$!; fi
if [ -n "$linking" ]; then finish "$linking"; build "$JRE" "$WORK/jre" DEBIAN=$DEBIAN; fi
if [ -n "$collecting" ]; then finish "$collecting"; build_kafka; build_s3; fi
if [ -n "$database" ]; then finish "$database"; fi
if [ "${1:-all}" = all ]; then
  has_image "$NGINX" || build "$NGINX" nginx DEBIAN=$DEBIAN
  echo "JRE_IMAGE=$JRE"
  echo "NGINX_IMAGE=$NGINX"
fi
echo "KAFKA_IMAGE=$KAFKA"
echo "SEAWEEDFS_IMAGE=$S3"
echo "POSTGRES_IMAGE=$POSTGRES"
