# Reads pages on an NVIDIA GPU. Like the worker's image, on a base with CUDA 12 and cuDNN 9.
# Build the program first: mvn -Dquick -Pcuda package -pl ocr-worker -am
ARG JRE_IMAGE=eclipse-temurin:25.0.2_10-jre-noble
ARG CUDA_IMAGE=nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04
FROM ${JRE_IMAGE} AS jre
RUN cp -r "$JAVA_HOME" /java

FROM ${CUDA_IMAGE}
COPY --from=jre /java /opt/java
ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# decodes JPEG pages several times faster than Java does; without it Java decodes them
RUN ldconfig -p | grep -q libturbojpeg || (apt-get update -q && (apt-get install -y -q --no-install-recommends libturbojpeg0 || apt-get install -y -q --no-install-recommends libturbojpeg) && rm -rf /var/lib/apt/lists/*)

WORKDIR /app
# libraries change seldom, so their layer is kept
COPY ocr-worker/target/quarkus-app/lib/ lib/
COPY ocr-worker/target/quarkus-app/quarkus-run.jar ./
COPY ocr-worker/target/quarkus-app/quarkus/ quarkus/
COPY ocr-worker/target/quarkus-app/app/ app/
COPY models/ /models/
COPY infra/docker/healthy.sh ./

# the JVM reads its further options from here, so a deployment can replace them
ENV JDK_JAVA_OPTIONS=-Xmx512m
ENV QUARKUS_HTTP_PORT=8080
# a user without an entry in the password file has no home of its own
ENV HOME=/tmp
ENV OCR_WORKER_BUNDLED_MODELS=/models
ENV OCR_WORKER_DEVICE=cuda

USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=6 CMD ["bash", "/app/healthy.sh"]
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/quarkus-run.jar"]
