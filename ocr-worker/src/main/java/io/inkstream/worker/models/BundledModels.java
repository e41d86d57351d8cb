package io.inkstream.worker.models;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageInfo;
import io.inkstream.recognition.language.WordList;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers what comes with the program: the models of a folder and the segmenter of this build.
 * Everything is written once, so any number of workers may do it at the same time. An alias follows
 * the installation to newer versions until somebody moves it; then it stays where it is.
 */
public final class BundledModels {
    /** Name of the file of a language model. */
    static final String LANGUAGE_MODEL = "model.lm";

    /** Name of the file of a lexicon. */
    static final String WORD_LIST = "words.txt";

    private static final Logger LOG = LoggerFactory.getLogger(BundledModels.class);

    private final ObjectStore store;
    private final Clock clock;
    private final Set<String> digests = new HashSet<>();

    public BundledModels(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A model that has no file, such as a segmenter that is code. */
    public void register(PinnedModel model) throws StorageException {
        String key = ObjectKeys.modelRecord(model.name(), model.version());
        boolean won = store.putIfAbsent(key, ObjectContent.json(Json.bytes(model)));
        if (won || registered(key, model).equals(model)) {
            accept(model);
        }
        // the alias names what is registered, be it ours or another's
        nameStable(won ? model : registered(key, model));
    }

    /** It came with the program, which reads it before it registers it. */
    private void accept(PinnedModel model) throws StorageException {
        var verdict = ModelVerdict.accepted(model, ModelAlias.INSTALLATION, clock.instant());
        store.putIfAbsent(
                ObjectKeys.modelVerdict(model.name(), model.version()),
                ObjectContent.json(Json.bytes(verdict)));
        digests.add(model.digest());
    }

    /** Digests of what came with the program. */
    public Set<String> digests() {
        return Set.copyOf(digests);
    }

    /** Every model in a folder of its own below this one. */
    public void registerAll(Path folder) throws StorageException, IOException {
        if (!Files.isDirectory(folder)) {
            LOG.warn("no models come with this installation: {} is no folder", folder);
            return;
        }
        try (Stream<Path> models = Files.list(folder)) {
            for (Path model : models.sorted().toList()) {
                if (Files.exists(model.resolve(ModelFileNames.FP32))) {
                    registerFolder(model);
                } else if (Files.exists(model.resolve(LANGUAGE_MODEL))) {
                    registerLanguage(model);
                } else if (Files.exists(model.resolve(WORD_LIST))) {
                    registerWords(model);
                }
            }
        }
    }

    private void registerFolder(Path folder) throws StorageException, IOException {
        try {
            Path served = served(folder);
            ModelFile file = ModelFile.read(served);
            ModelDescription description = file.description();
            String name = description.name();
            String version = description.version();
            for (String form : ModelFileNames.FORMS) {
                putFile(name, version, folder.resolve(form), "application/octet-stream");
            }
            for (String companion : ModelFileNames.COMPANIONS) {
                putFile(name, version, folder.resolve(companion), "text/plain");
            }
            register(new PinnedModel(description.name(), description.version(), file.digest()));
        } catch (InvalidModelException e) {
            LOG.error("the model in {} is not registered", folder, e);
        }
    }

    /** A language model is registered like any model, its digest that of its one file. */
    private void registerLanguage(Path folder) throws StorageException, IOException {
        try {
            LanguageFile file = LanguageFile.read(folder.resolve(LANGUAGE_MODEL));
            LanguageInfo info = file.model().info();
            var model = new PinnedModel(info.name(), info.version(), file.digest());
            putFile(
                    model.name(),
                    model.version(),
                    folder.resolve(LANGUAGE_MODEL),
                    "application/octet-stream");
            putFile(model.name(), model.version(), folder.resolve("card.md"), "text/plain");
            register(model);
        } catch (InvalidLanguageException | MalformedIdException e) {
            LOG.error("the language model in {} is not registered", folder, e);
        }
    }

    /** A word list is named by its folder, its version by its digest. */
    private void registerWords(Path folder) throws StorageException, IOException {
        Path file = folder.resolve(WORD_LIST);
        byte[] bytes = Files.readAllBytes(file);
        String digest = ModelFile.digest(bytes);
        try {
            int words = WordList.parse(bytes).words().size();
            var list =
                    new PinnedModel(
                            String.valueOf(folder.getFileName()), digest.substring(0, 12), digest);
            putFile(list.name(), list.version(), file, "text/plain");
            register(list);
            LOG.info("registered lexicon={} words={}", list, words);
        } catch (InvalidLanguageException | MalformedIdException e) {
            LOG.error("the word list in {} is not registered", folder, e);
        }
    }

    /** The form batches are pinned to: int8 where there is one. */
    private static Path served(Path folder) {
        return ModelFileNames.FORMS.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private void putFile(String name, String version, Path file, String mediaType)
            throws StorageException, IOException {
        if (Files.exists(file)) {
            String key = ObjectKeys.modelFile(name, version, file.getFileName().toString());
            store.putIfAbsent(key, ObjectContent.of(file, mediaType));
        }
    }

    /**
     * Names a model stable where nothing is, or where an installation named an older version; what
     * somebody chose stays.
     */
    private void nameStable(PinnedModel model) throws StorageException {
        Optional<ModelAlias> stable = stable(model.name());
        if (stable.isPresent() && !isOlderOfInstallation(stable.get(), model)) {
            return;
        }
        int revision = stable.map(ModelAlias::revision).orElse(0) + 1;
        ModelAlias alias =
                new ModelAlias(
                        ModelAlias.STABLE,
                        revision,
                        model,
                        clock.instant(),
                        ModelAlias.INSTALLATION);
        store.putIfAbsent(
                ObjectKeys.aliasRevision(model.name(), ModelAlias.STABLE, revision),
                ObjectContent.json(Json.bytes(alias)));
        LOG.info("registered model={} digest={}", model, model.digest());
    }

    private Optional<ModelAlias> stable(String name) throws StorageException {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.alias(name, ModelAlias.STABLE));
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(read(revisions.getLast().key(), ModelAlias.class));
    }

    private static boolean isOlderOfInstallation(ModelAlias stable, PinnedModel model) {
        return stable.byInstallation()
                && Version.parse(stable.model().version()).compareTo(Version.parse(model.version()))
                        < 0;
    }

    private PinnedModel registered(String key, PinnedModel bundled) throws StorageException {
        PinnedModel registered = read(key, PinnedModel.class);
        if (!registered.equals(bundled)) {
            LOG.warn("another {} is registered; the bundled one needs a new version", bundled);
        }
        return registered;
    }

    private <T> T read(String key, Class<T> type) throws StorageException {
        try {
            return Json.read(store.read(key), type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
