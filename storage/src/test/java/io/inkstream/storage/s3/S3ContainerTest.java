package io.inkstream.storage.s3;

import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.ObjectStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** Against the S3 server of docker-compose.yml, started as there. */
@EnabledIfEnvironmentVariable(
        named = "SEAWEEDFS_IMAGE",
        matches = ".+",
        disabledReason = "no image of an S3 server is named; infra/containers makes one")
class S3ContainerTest extends ObjectStoreContract {
    private static final int PORT = 8333;
    private static GenericContainer<?> container;
    private static S3ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        container =
                new GenericContainer<>(System.getenv("SEAWEEDFS_IMAGE"))
                        .withCommand(
                                "server",
                                "-ip.bind=0.0.0.0",
                                "-master.volumePreallocate=false",
                                "-s3",
                                "-s3.port=" + PORT,
                                "-s3.config=/etc/seaweedfs/s3.json")
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(Path.of("../infra/compose/s3.json")),
                                "/etc/seaweedfs/s3.json")
                        .withExposedPorts(PORT)
                        .waitingFor(Wait.forHttp("/healthz").forPort(PORT));
        container.start();
        store =
                S3ObjectStore.open(
                        new S3Settings(
                                "http://127.0.0.1:" + container.getMappedPort(PORT),
                                "us-east-1",
                                "documents",
                                "inkstream",
                                "inkstream-secret"));
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        container.stop();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }
}
