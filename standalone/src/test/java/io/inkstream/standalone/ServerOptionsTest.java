package io.inkstream.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {
    @TempDir Path folder;

    @Test
    void upTakesDataPortAndQuiet() throws IOException {
        ServerOptions options =
                ServerOptions.parse("up", "--data", "/some/where", "--port", "9000", "--quiet");

        assertThat(options).isEqualTo(new ServerOptions(false, Path.of("/some/where"), 9000, true));
    }

    @Test
    void mistakesNameTheValue() {
        assertThatThrownBy(() -> ServerOptions.parse("up", "--port", "http"))
                .hasMessageContaining("--port")
                .hasMessageContaining("http");
        assertThatThrownBy(() -> ServerOptions.parse("up", "--port", "70000"))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> ServerOptions.parse("up", "--colour"))
                .hasMessageContaining("--colour");
        assertThatThrownBy(() -> ServerOptions.parse("up", "--data"))
                .hasMessageContaining("--data");
        assertThatThrownBy(() -> ServerOptions.parse("demo", "--port"))
                .hasMessageContaining("--port");
    }

    @Test
    void aDataFolderInUseIsRefused() throws IOException {
        try (FileChannel other =
                        FileChannel.open(
                                folder.resolve("server.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.toString());
        }
    }
}
