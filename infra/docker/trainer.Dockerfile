# Learns from corrections. Holds PyTorch for the CPU, about 200 MB more than the services.
# Build the program first: mvn -Dquick package -pl trainer -am
ARG JRE_IMAGE=eclipse-temurin:25.0.2_10-jre-noble
FROM ${JRE_IMAGE}

# old lines are drawn beside the corrected ones, so that what the model could read it still can
RUN fc-list | grep -qi dejavu || (apt-get update -q && apt-get install -y -q --no-install-recommends fontconfig fonts-dejavu-core fonts-dejavu-extra fonts-liberation && rm -rf /var/lib/apt/lists/*)

WORKDIR /app
# libraries change seldom, so their layer is kept
COPY trainer/target/lib/ lib/
COPY contracts/target/classes/ contracts/
COPY storage/target/classes/ storage/
COPY messaging/target/classes/ messaging/
COPY recognition/target/classes/ recognition/
COPY trainer/target/classes/ trainer/
RUN mkdir /runs && chown 10001:10001 /runs

# the JVM reads its further options from here, so a deployment can replace them
ENV JDK_JAVA_OPTIONS=-Xmx1g
# not on the command line: ONNX Runtime 1.29 crashes where that is longer than about 4 KB
ENV CLASSPATH=/app/trainer:/app/recognition:/app/messaging:/app/storage:/app/contracts:/app/lib/*
ENV GOMP_SPINCOUNT=10000
# a user without an entry in the password file has no home of its own
ENV HOME=/tmp

USER 10001:10001
VOLUME /runs
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "io.inkstream.trainer.TrainerMain"]
