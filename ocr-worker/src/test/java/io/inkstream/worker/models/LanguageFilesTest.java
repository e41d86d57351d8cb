package io.inkstream.worker.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BeamWeights;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.TenantId;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageInfo;
import io.inkstream.recognition.language.LanguageModelBuilder;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageFilesTest {
    private static final BatchId BATCH = BatchId.create(Instant.EPOCH);

    @TempDir private Path folder;
    private ObjectStore store;
    private LanguageFiles files;

    @BeforeEach
    void open() throws Exception {
        store = DirectoryObjectStore.open(folder.resolve("store"));
        files = new LanguageFiles(store);
    }

    @Test
    void aRegisteredLanguageModelIsFoundByItsDigest() throws Exception {
        // given
        byte[] model =
                LanguageFile.write(
                        new LanguageModelBuilder(1)
                                .add("some text to count")
                                .build(new LanguageInfo("letters", "1.2.0", 3, 1, "", "CC0")));
        Path bundled = Files.createDirectories(folder.resolve("models/letters"));
        Files.write(bundled.resolve("model.lm"), model);
        new BundledModels(store, Clock.systemUTC()).registerAll(folder.resolve("models"));
        PinnedModel pinned = new PinnedModel("letters", "1.2.0", ModelFile.digest(model));

        // when
        Decoding decoding = files.fetch(TenantId.DEFAULT, BATCH, beam(Optional.of(pinned), ""));

        // then
        assertThat(decoding.language().orElseThrow().info().name()).isEqualTo("letters");
        assertThat(store.read(ObjectKeys.modelRecord("letters", "1.2.0"))).isNotEmpty();
    }

    @Test
    void theWordsOfABatchBecomeItsLexicon() throws Exception {
        // given
        byte[] words = "Ljubljana\nMaribor\n".getBytes(StandardCharsets.UTF_8);
        String digest = ModelFile.digest(words);
        store.putIfAbsent(
                ObjectKeys.words(TenantId.DEFAULT, BATCH, digest), ObjectContent.json(words));

        // when
        Decoding decoding = files.fetch(TenantId.DEFAULT, BATCH, beam(Optional.empty(), digest));

        // then
        assertThat(decoding.lexicon().orElseThrow().contains("Maribor")).isTrue();
        assertThat(decoding.language()).isEmpty();
    }

    @Test
    void whatIsMissingOrAnotherFileIsNotUsed() throws Exception {
        // given
        PinnedModel pinned = new PinnedModel("letters", "1", "0".repeat(64));
        store.putIfAbsent(
                ObjectKeys.modelFile("letters", "1", "model.lm"),
                ObjectContent.json("other".getBytes(StandardCharsets.UTF_8)));

        // then
        assertThatThrownBy(
                        () -> files.fetch(TenantId.DEFAULT, BATCH, beam(Optional.of(pinned), "")))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("letters@1");
        assertThatThrownBy(() -> files.fetch(TenantId.DEFAULT, BATCH, beam(Optional.empty(), "ab")))
                .isInstanceOf(ModelUnavailableException.class);
    }

    private static DecoderSettings beam(Optional<PinnedModel> language, String words) {
        return new DecoderSettings(
                DecoderSettings.BEAM,
                Optional.of(BeamWeights.DEFAULT),
                language,
                Optional.empty(),
                Optional.of(words).filter(digest -> !digest.isEmpty()),
                Optional.empty());
    }
}
