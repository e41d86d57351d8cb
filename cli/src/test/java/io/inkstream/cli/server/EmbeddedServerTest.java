package io.inkstream.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.cli.CannedServer;
import io.inkstream.cli.client.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EmbeddedServerTest {
    @TempDir Path folder;

    @Test
    void itIsUsedWhenReadyAndGoneAfterwards() throws Exception {
        List<String> notes = new ArrayList<>();
        try (CannedServer canned = new CannedServer()) {
            canned.answer("/q/health/ready", 503, "{\"status\":\"DOWN\"}")
                    .answer("/q/health/ready", 200, "{\"status\":\"UP\"}");
            Path launcher =
                    launcher(
                            """
                            echo "inkstream: building"
                            echo $$ > %s/pid; echo "$3" > %s/data
                            echo '{"url":"%s"}' > "$3/server.json"
                            exec sleep 60
                            """
                                    .formatted(folder, folder, canned.address()));

            try (EmbeddedServer server = EmbeddedServer.start(launcher.toString(), notes::add)) {
                assertThat(server.address()).isEqualTo(canned.address());
            }
        }

        assertThat(notes).containsExactly("building");
        assertThat(ProcessHandle.of(Long.parseLong(written("pid")))).isEmpty();
        assertThat(Path.of(written("data"))).doesNotExist();
    }

    @Test
    void aServerThatDoesNotStartSaysWhy() throws Exception {
        Path launcher = launcher("echo 'inkstream: no space'; exit 3");

        assertThatThrownBy(() -> EmbeddedServer.start(launcher.toString(), note -> {}))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("ended with 3: inkstream: no space");
    }

    private Path launcher(String script) throws IOException {
        Path file = folder.resolve("launcher");
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name)).trim();
    }
}
