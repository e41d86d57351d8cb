package io.inkstream.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.DocumentId;
import io.inkstream.results.BatchStory;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static final BatchStory BATCH = new BatchStory("names");

    @Test
    void aPageOfManyHasItsNumberAndASinglePageHasNone() {
        DocumentId id = BATCH.document("a");

        assertThat(FileNames.of("box/report.pdf", false).page(id.page(3), "alto.xml"))
                .isEqualTo("report-0003.alto.xml");
        assertThat(FileNames.of("box/letter.v2.png", true).page(id.page(1), "page.xml"))
                .isEqualTo("letter.v2.page.xml");
        assertThat(FileNames.of(".hidden", true).document("txt")).isEqualTo(".hidden.txt");
    }

    @Test
    void namesInAnArchiveNeverCollide() {
        ArchiveNames names = new ArchiveNames();

        assertThat(
                        Stream.of(
                                        "a.png",
                                        "a.jpg",
                                        "a.jpg.png",
                                        "b/a.png",
                                        "a-0001.png",
                                        "a.jpg.tif")
                                .map(name -> names.of(view(name)))
                                .map(found -> found.folder() + found.document("x")))
                .doesNotHaveDuplicates()
                .startsWith("a.x", "a.jpg.x", "a.jpg.png.x", "b/a.x", "a-0001.png.x");
    }

    private static DocumentView view(String name) {
        return new DocumentView(
                BATCH.document(name),
                BATCH.batch(),
                Optional.of(name),
                "done",
                Optional.of(1),
                1,
                0,
                Optional.empty(),
                new DocumentView.Links("", "", "", ""));
    }
}
