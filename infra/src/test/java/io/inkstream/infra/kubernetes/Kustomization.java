package io.inkstream.infra.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What our {@code kustomization.yaml} files use of the format. */
record Kustomization(
        String apiVersion,
        String kind,
        Optional<String> namespace,
        @Nullable List<String> resources,
        @Nullable List<Patch> patches,
        @Nullable List<Image> images,
        @Nullable List<Generator> configMapGenerator,
        Optional<Options> generatorOptions) {

    record Patch(Optional<String> path, Optional<Target> target, Optional<String> patch) {}

    record Target(String kind, String name) {}

    record Image(String name, String newTag) {}

    record Generator(String name, List<String> files) {}

    record Options(boolean disableNameSuffixHash, Map<String, String> labels) {}

    @Override
    public List<String> resources() {
        return resources == null ? List.of() : resources;
    }

    @Override
    public List<Patch> patches() {
        return patches == null ? List.of() : patches;
    }

    @Override
    public List<Generator> configMapGenerator() {
        return configMapGenerator == null ? List.of() : configMapGenerator;
    }
}
