package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.rendering.DrawnSeries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Windows of series go through the generic network of convolutions and LSTM, by flags alone. */
class WindowTasksTest {

    @TempDir private Path folder = Path.of(".");
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void showTheShippedRecipes() {
        System.setProperty("inkstream.root", "..");
    }

    @AfterEach
    void forgetThem() {
        System.clearProperty("inkstream.root");
    }

    @Test
    void theWaveOfAWindowIsLearnt() throws IOException, InvalidModelException {
        new DrawnSeries(4).writeWaves(folder.resolve("waves"), 500);
        new DrawnSeries(5).writeWaves(folder.resolve("others"), 60);

        int result = train("waves", "15");

        assertThat(errors.toString()).isEmpty();
        assertThat(result).isZero();
        ModelDescription model = ModelFile.read(model()).description();
        assertThat(model.kind()).isEqualTo(ModelKind.CLASS);
        assertThat(model.charset()).containsExactly("fast", "slow", "square");
        assertThat(model.network())
                .isEqualTo(
                        "i2x50 c3x3,32,plain m1x2 c3x3,64,plain H Lf128 Lf64,last F50,relu softmax");
        JsonNode measured =
                EvaluateCommandTest.evaluateModel(
                        model().toString(), folder.resolve("others").toString());
        assertThat(measured.get("accuracy").asDouble()).isGreaterThan(0.8);
    }

    @Test
    void theNextValueIsLearnt() throws IOException, InvalidModelException {
        new DrawnSeries(4).writeSum(folder.resolve("sum"), 2500);

        int result = train("sum", "20");

        assertThat(errors.toString()).isEmpty();
        assertThat(result).isZero();
        assertThat(ModelFile.read(model()).description().kind()).isEqualTo(ModelKind.REGRESSION);
        JsonNode measured =
                EvaluateCommandTest.evaluateModel(
                        model().toString(), folder.resolve("sum").toString());
        assertThat(measured.get("r2").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void aNetworkOfAnotherSizeIsNamed() throws IOException {
        new DrawnSeries(4).writeWaves(folder.resolve("waves"), 20);
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));

        int result =
                command.execute(
                        "train",
                        "recipes/mnist.yaml",
                        "--data_path",
                        folder.resolve("waves").toString(),
                        "--set",
                        "lines.strengths={}",
                        "--run",
                        folder.resolve("run").toString());

        assertThat(result).isEqualTo(1);
        assertThat(errors.toString())
                .contains("need a network that begins with 'i2x50', not 'i28x28'");
    }

    private int train(String set, String epochs) {
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(
                "train",
                "--data_path",
                folder.resolve(set).toString(),
                "--epochs",
                epochs,
                "--batch_size",
                "16",
                "--set",
                "training.precision=fp32",
                "--set",
                "training.average=0.95",
                "--set",
                "optimiser.learningRate=0.001",
                "--set",
                "schedule.warmUp=10",
                "--set",
                "stopping.patience=0",
                "--run",
                folder.resolve("run").toString());
    }

    private Path model() {
        return folder.resolve("run/model/model.onnx");
    }
}
