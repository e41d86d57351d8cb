package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.trainer.dataset.rendering.DrawnSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two processes that share each batch learn what one learns alone. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PeersTest {

    private static final int EPOCHS = 6;

    @TempDir private Path folder = Path.of(".");
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void makeUpData() throws IOException {
        new DrawnSeries(8).writeWaves(folder.resolve("waves"), 60);
    }

    @Test
    void twoProcessesLearnWhatOneLearns() throws IOException, InterruptedException {
        assertThat(train("alone")).isZero();
        Process peer = peer();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine().replace("peer at ", "");

            assertThat(train("shared", "--peers", address)).isZero();

            assertThat(peer.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            peer.destroyForcibly();
        }

        List<Double> alone = losses("alone");
        assertThat(alone).hasSize(EPOCHS);
        assertThat(alone.getLast()).isLessThan(0.95 * alone.getFirst());
        List<Double> shared = losses("shared");
        for (int i = 0; i < EPOCHS; i++) {
            assertThat(shared.get(i)).isEqualTo(alone.get(i), within(2e-3));
        }
    }

    @Test
    void aPeerThatIsNotThereIsNamed() {
        assertThat(train("run", "--peers", "127.0.0.1:1")).isEqualTo(1);

        assertThat(errors.toString()).contains("no peer answers at '127.0.0.1:1'");
    }

    @Test
    void severalThreadsAndPeersAreRefused() throws IOException, InterruptedException {
        Process peer = peer();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine().replace("peer at ", "");

            assertThat(train("run", "--peers", address, "--set", "training.threads=2"))
                    .isEqualTo(1);
        } finally {
            peer.destroyForcibly();
        }
        assertThat(errors.toString()).contains("with peers training.threads must be 1, was 2");
    }

    private int train(String run, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                "recipes/cnn-lstm.yaml",
                                "--data_path",
                                folder.resolve("waves").toString(),
                                "--no-release",
                                "--run",
                                folder.resolve(run).toString()));
        for (String value :
                List.of(
                        "task=class",
                        "network.preset=''",
                        "network.height=2",
                        "network.layers=i2x50 c3x3,8,plain m1x2 H Lf12,last softmax",
                        "training.epochs=" + EPOCHS,
                        "training.batch=12",
                        "training.precision=fp32",
                        "training.average=0",
                        "optimiser.learningRate=0.01",
                        "schedule.warmUp=2")) {
            arguments.addAll(List.of("--set", value));
        }
        arguments.addAll(List.of(more));
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments.toArray(String[]::new));
    }

    /** A process of its own, started as the launcher starts it. */
    private static Process peer() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                        TrainerMain.class.getName(),
                        "train",
                        "peer",
                        "--port",
                        "0",
                        "--once");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private List<Double> losses(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl")).stream()
                .map(row -> row.replaceAll(".*\"loss\":([0-9.]+).*", "$1"))
                .map(Double::parseDouble)
                .toList();
    }
}
