package io.inkstream.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAddressTest {
    private static final URI RUNNING = URI.create("http://127.0.0.1:4711");
    private static final URI ASKED = URI.create("http://asked");

    @TempDir Path home;

    @Test
    void theOptionComesBeforeTheEnvironmentAndThatBeforeTheDataFolder() throws Exception {
        write(ProcessHandle.current().pid());
        var bare = new ServerAddress(Map.of(), home);
        var named = new ServerAddress(Map.of("INKSTREAM_SERVER", "http://named"), home);

        assertThat(named.find(Optional.of(ASKED))).contains(ASKED);
        assertThat(named.find(Optional.empty())).contains(URI.create("http://named"));
        assertThat(bare.find(Optional.empty())).contains(RUNNING);
        assertThat(bare.findKafka(Optional.empty())).contains("127.0.0.1:4712");
    }

    @Test
    void aDeadServerIsNoServer() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write(dead.pid());

        assertThat(new ServerAddress(Map.of(), home).find(Optional.empty())).isEmpty();
    }

    @Test
    void withoutADataFolderThereIsNone() {
        assertThat(new ServerAddress(Map.of(), home).find(Optional.empty())).isEmpty();
    }

    private void write(long pid) throws IOException {
        Path data = home.resolve(".inkstream/data");
        Files.createDirectories(data);
        Files.writeString(
                data.resolve("server.json"),
                "{\"pid\":%d,\"url\":\"%s\",\"kafka\":\"127.0.0.1:4712\"}".formatted(pid, RUNNING));
    }
}
