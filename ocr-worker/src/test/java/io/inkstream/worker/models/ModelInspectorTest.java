package io.inkstream.worker.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelSignature;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.recognition.inspection.ChildInspection;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.worker.Settings;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a registered file, with a real store and a real child process. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ModelInspectorTest {
    @TempDir Path folder;

    private final List<String> announced = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @BeforeEach
    void open() throws Exception {
        store = DirectoryObjectStore.open(folder.resolve("store"));
    }

    private ModelFiles files(String... keys) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("ocr.worker.model-cache", folder.resolve("cache").toString());
        if (keys.length > 0) {
            settings.put("ocr.worker.model-keys", String.join(",", keys));
        }
        return new ModelFiles(store, Settings.with(settings));
    }

    private ModelVerdict look(ModelFiles files, PinnedModel model) throws Exception {
        try (ModelInspector inspector =
                new ModelInspector(
                        store,
                        files,
                        announced::add,
                        ChildInspection.DEFAULT,
                        Duration.ofDays(1),
                        "tester",
                        Clock.systemUTC())) {
            inspector.look();
        }
        return Json.read(
                store.read(ObjectKeys.modelVerdict(model.name(), model.version())),
                ModelVerdict.class);
    }

    private static ProblemCode code(ModelVerdict verdict) {
        return verdict.failure().map(Failure::code).orElseThrow();
    }

    @Test
    void aGoodVersionBecomesReadyAndIsTold() throws Exception {
        PinnedModel model = ShippedModels.register(store, "9.0.0", ShippedModels.version("9.0.0"));

        ModelVerdict verdict = look(files(), model);

        assertThat(verdict.accepted()).as("%s", verdict.failure()).isTrue();
        assertThat(verdict.model()).isEqualTo(model);
        assertThat(announced).containsExactly("latin-print");
    }

    @Test
    void aVersionIsLookedAtOnce() throws Exception {
        PinnedModel model = ShippedModels.register(store, "9.0.0", ShippedModels.version("9.0.0"));
        ModelVerdict first = look(files(), model);

        assertThat(look(files(), model)).isEqualTo(first);
        assertThat(announced).hasSize(1);
    }

    @Test
    void aBadVersionIsRefusedAndNobodyReadsWithIt() throws Exception {
        byte[] nonsense = {1, 2, 3};
        PinnedModel model = ShippedModels.register(store, "9.0.1", nonsense);

        assertThat(code(look(files(), model))).isEqualTo(ProblemCode.MODEL_CORRUPT);
        assertThatThrownBy(() -> files().fetch(model))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("refused: model-corrupt");
    }

    @Test
    void aFileThatSaysItIsAnotherVersionIsRefused() throws Exception {
        PinnedModel model = ShippedModels.register(store, "9.0.2", ShippedModels.version("1.2.3"));

        ModelVerdict verdict = look(files(), model);

        assertThat(code(verdict)).isEqualTo(ProblemCode.MODEL_CONTRACT);
        assertThat(verdict.failure().orElseThrow().detail()).contains("says latin-print@1.2.3");
    }

    @Test
    void whereKeysAreConfiguredAModelMustBeSignedByOneOfThem() throws Exception {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair theirs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ModelFiles files = files(text(ours));
        PinnedModel unsigned = ShippedModels.register(store, "1", ShippedModels.version("1"));
        PinnedModel foreign = ShippedModels.register(store, "2", ShippedModels.version("2"));
        PinnedModel signed = ShippedModels.register(store, "3", ShippedModels.version("3"));
        sign(foreign, theirs);
        sign(signed, ours);

        assertThat(look(files, signed).accepted()).isTrue();
        assertThat(code(look(files, unsigned))).isEqualTo(ProblemCode.MODEL_SIGNATURE);
        assertThat(code(look(files, foreign))).isEqualTo(ProblemCode.MODEL_SIGNATURE);
        assertThat(files.fetch(signed).model()).isEqualTo(signed);
    }

    @Test
    void aSignatureIsOfOneVersionAndDigest() throws Exception {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PinnedModel signed = ShippedModels.register(store, "1", ShippedModels.version("1"));
        sign(signed, ours);
        PinnedModel replaced = ShippedModels.register(store, "1", ShippedModels.version("2"));

        // even before anybody looked, and whatever a verdict says
        assertThatThrownBy(() -> files(text(ours)).fetch(replaced))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("none of the 1 keys");
    }

    @Test
    void whatCameWithTheProgramNeedsNoSignature() throws Exception {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PinnedModel bundled = ShippedModels.register(store, "1", ShippedModels.version("1"));
        ModelFiles files = files(text(ours));
        files.trust(Set.of(bundled.digest()));

        assertThat(files.fetch(bundled).model()).isEqualTo(bundled);
    }

    private void sign(PinnedModel model, KeyPair keys) throws Exception {
        store.put(
                ObjectKeys.modelSignature(model.name(), model.version()),
                ObjectContent.json(
                        Json.bytes(ModelSignature.sign(model, keys.getPrivate().getEncoded()))));
    }

    private static String text(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }
}
