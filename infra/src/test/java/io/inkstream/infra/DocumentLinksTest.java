package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentLinksTest {
    @Test
    void everyRelativeLinkLeadsToAFile() {
        List<String> broken = new ArrayList<>();
        for (Path document : Repository.documents()) {
            for (String link : new Page(Repository.read(document)).links()) {
                if (isRelative(link) && !Files.exists(target(document, link))) {
                    broken.add(Repository.relative(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean isRelative(String link) {
        return !link.startsWith("#") && !link.contains(":");
    }

    private static Path target(Path document, String link) {
        Path folder = Optional.ofNullable(document.getParent()).orElseThrow();
        return folder.resolve(link.replaceFirst("#.*", ""));
    }
}
