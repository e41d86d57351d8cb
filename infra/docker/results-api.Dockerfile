# Keeps the read model and answers questions about it.
# Build the program first: mvn -Dquick package -pl results-api -am
ARG JRE_IMAGE=eclipse-temurin:25.0.2_10-jre-noble
FROM ${JRE_IMAGE}

WORKDIR /app
# libraries change seldom, so their layer is kept
COPY results-api/target/quarkus-app/lib/ lib/
COPY results-api/target/quarkus-app/quarkus-run.jar ./
COPY results-api/target/quarkus-app/quarkus/ quarkus/
COPY results-api/target/quarkus-app/app/ app/
COPY infra/docker/healthy.sh ./

# the classes of a start, loaded and linked ahead: half of the time of a start. No broker answers, so the run goes as far as that and is ended
RUN timeout 30 java -XX:AOTCacheOutput=service.aot --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Docr.kafka.bootstrap-servers=127.0.0.1:1 -Docr.store.directory=/tmp/store -jar quarkus-run.jar >/tmp/start.log 2>&1; test -s service.aot && rm -rf /tmp/*

# the JVM reads its further options from here, so a deployment can replace them
ENV JDK_JAVA_OPTIONS=-Xmx384m
ENV QUARKUS_HTTP_PORT=8080
# a user without an entry in the password file has no home of its own
ENV HOME=/tmp

USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=6 CMD ["bash", "/app/healthy.sh"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/service.aot", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/quarkus-run.jar"]
