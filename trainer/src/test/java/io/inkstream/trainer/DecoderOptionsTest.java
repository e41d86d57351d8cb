package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.BeamWeights;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelDecoder;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.decoding.Decoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecoderOptionsTest {

    @TempDir Path models;

    private Path model = Path.of("");
    private Path language = Path.of("");

    @BeforeEach
    void buildALanguageModel() throws IOException {
        model = models.resolve("hand/model.onnx");
        Files.createDirectories(models.resolve("hand"));
        language = models.resolve("letters/model.lm");
        Path text =
                Files.writeString(models.resolve("text.txt"), "the cat sat on the mat ".repeat(9));
        int exit =
                TrainerMain.commandLine()
                        .execute("lm", "build", "-o", language.toString(), text.toString());
        assertThat(exit).isZero();
    }

    @Test
    void aModelThatAsksForNothingIsReadGreedily() throws IOException {
        assertThat(options().decoding(model)).isEqualTo(Decoding.GREEDY);
    }

    @Test
    void whatLiesBesideTheModelDecides() throws IOException {
        wants("beam");

        Decoding decoding = options().decoding(model);

        assertThat(decoding.beam()).contains(BeamSettings.weighing(8, 0.2, 0.7, 0.5, 1));
        assertThat(decoding.language().orElseThrow().info().name()).isEqualTo("letters");
    }

    @Test
    void greedyOverrulesTheModel() throws IOException {
        wants("beam");

        assertThat(options("--greedy").decoding(model)).isEqualTo(Decoding.GREEDY);
    }

    @Test
    void aLanguageModelOfTheUserIsWeighedAsTheModelWants() throws IOException {
        wants("greedy");

        Decoding decoding = options("--lm", language.toString()).decoding(model);

        assertThat(decoding.beam()).contains(BeamSettings.weighing(8, 0.2, 0.7, 0.5, 1));
        assertThat(decoding.language()).isPresent();
    }

    @Test
    void aLanguageModelThatIsMissingIsNamed() throws IOException {
        wants("beam");
        Files.delete(language);

        assertThatThrownBy(() -> options().decoding(model))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(language.toString());
    }

    private void wants(String kind) throws IOException {
        ModelDecoder decoder =
                new ModelDecoder(
                        kind,
                        Optional.of("letters"),
                        Optional.empty(),
                        new BeamWeights(8, 0.2, 0.7, 0.5, 1));
        Files.write(model.resolveSibling(ModelDecoder.FILE), Json.bytes(decoder));
    }

    private static DecoderOptions options(String... arguments) {
        return CommandLine.populateCommand(new DecoderOptions(), arguments);
    }
}
