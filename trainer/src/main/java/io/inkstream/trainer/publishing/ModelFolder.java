package io.inkstream.trainer.publishing;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.release.ModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of one version as they will be registered.
 *
 * @param files content by file name; {@code model.onnx} is always there
 */
public record ModelFolder(String name, String version, Map<String, byte[]> files) {

    private static final List<String> PLACES = List.of("", "model", "export");

    /** Where a run has what a model folder may lack. */
    private static final String REPORT = "report";

    public ModelFolder {
        files = new TreeMap<>(files);
    }

    /**
     * Reads a folder of model files, or that inside a run. The model files are made to say the name
     * and version they get.
     *
     * @param name instead of the one the model says, if present
     * @param version instead of the one the model says, if present
     */
    public static ModelFolder read(Path folder, Optional<String> name, Optional<String> version)
            throws IOException, PublishRefusedException {
        Path place = place(folder);
        ModelDescription said = description(place.resolve(ModelFileNames.FP32));
        String newName = name.orElse(said.name());
        String newVersion = version.orElse(said.version());
        Map<String, byte[]> files = new TreeMap<>();
        for (String form : ModelFileNames.FORMS) {
            Path file = place.resolve(form);
            if (Files.isRegularFile(file)) {
                files.put(form, named(Files.readAllBytes(file), said, newName, newVersion));
            }
        }
        for (String companion : ModelFileNames.COMPANIONS) {
            for (Path at : List.of(place, folder.resolve(REPORT))) {
                if (!files.containsKey(companion) && Files.isRegularFile(at.resolve(companion))) {
                    files.put(companion, Files.readAllBytes(at.resolve(companion)));
                }
            }
        }
        return new ModelFolder(newName, newVersion, files);
    }

    private static Path place(Path folder) throws PublishRefusedException {
        return PLACES.stream()
                .map(folder::resolve)
                .filter(place -> Files.isRegularFile(place.resolve(ModelFileNames.FP32)))
                .findFirst()
                .orElseThrow(() ->
                        new PublishRefusedException(
                                "%s has no %s; write it first with ./inkstream model export %s -o DIR"
                                        .formatted(folder, ModelFileNames.FP32, folder)));
    }

    private static ModelDescription description(Path file)
            throws IOException, PublishRefusedException {
        try {
            return ModelFile.read(file).description();
        } catch (InvalidModelException e) {
            throw new PublishRefusedException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static byte[] named(byte[] model, ModelDescription said, String name, String version)
            throws IOException {
        return said.name().equals(name) && said.version().equals(version)
                ? model
                : ModelMetadata.replaced(model, Map.of("name", name, "version", version));
    }

    /** The form that workers open, and the digest that batches are pinned to. */
    public String served() {
        return ModelFileNames.FORMS.stream()
                .filter(files::containsKey)
                .findFirst()
                .orElse(ModelFileNames.FP32);
    }

    /** sha-256 of what workers open. */
    public String digest() {
        return ModelFile.digest(content(served()));
    }

    byte[] content(String file) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + file + " in " + files.keySet());
        }
        return bytes;
    }

    /** What people will miss. */
    public List<String> missing() {
        return ModelFileNames.COMPANIONS.stream()
                .filter(companion -> !files.containsKey(companion))
                .toList();
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
