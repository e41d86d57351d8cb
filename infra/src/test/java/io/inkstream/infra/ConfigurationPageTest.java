package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final String PAGE = "docs/configuration.md";

    @Test
    void theCheckedInPageListsTheSettingsOfTheCode() throws IOException {
        String written = ConfigurationPage.write();
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(Repository.path(PAGE), written);
        }
        assertThat(Repository.read(PAGE))
                .as("%s differs from the code; run with -Dinkstream.docs.write=true", PAGE)
                .isEqualTo(written);
    }

    @Test
    void allServicesDeclareSettings() {
        assertThat(Settings.of("platform")).extracting("key").contains("ocr.store.s3.endpoint");
        assertThat(Settings.of("ingest-service")).isNotEmpty();
        assertThat(Settings.of("ocr-worker")).isNotEmpty();
        assertThat(Settings.of("results-api")).isNotEmpty();
    }
}
