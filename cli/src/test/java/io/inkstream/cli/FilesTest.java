package io.inkstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir Path folder;

    @Test
    void resultsLieBesideTheirInputs() throws Exception {
        make("box/a.png", "box/deep/b.tif", "box/notes.txt", "box/.hidden/c.png");

        assertThat(outputs(Optional.empty(), folder.resolve("box")))
                .containsExactly("box/a.txt", "box/deep/b.txt");
    }

    @Test
    void subFoldersAreKeptBelowTheOutputFolder() throws Exception {
        make("box/a.png", "box/deep/b.tif");

        assertThat(outputs(Optional.of(folder.resolve("out")), folder.resolve("box")))
                .containsExactly("out/a.txt", "out/deep/b.txt");
    }

    @Test
    void namesThatWouldCollideKeepTheirExtension() throws Exception {
        make("a.png", "a.jpg", "b.png");

        assertThat(outputs(Optional.empty(), folder))
                .containsExactly("a.jpg.txt", "a.png.txt", "b.txt");
    }

    @Test
    void anInputIsNeverOverwritten() throws Exception {
        make("a.txt");

        assertThat(outputs(Optional.empty(), folder.resolve("a.txt"))).containsExactly("a.txt.txt");
    }

    @Test
    void linesLieBesideTheirScansAndAreSentUnderTheirName() throws Exception {
        make("x/a.png", "x/a.xml", "y/a.png", "y/a.xml");
        List<InputFiles.Input> inputs =
                InputFiles.collect(List.of(folder.resolve("x/a.png"), folder.resolve("y/a.png")));

        assertThat(GivenLines.GIVEN.files(inputs))
                .extracting(Upload.File::name)
                .containsExactly("a.png", "a.xml", "a-2.png", "a-2.xml");
        assertThat(GivenLines.IMAGE.files(inputs))
                .extracting(Upload.File::name)
                .containsExactly("a.png", "a-2.png");
    }

    @Test
    void aScanWithoutItsLinesIsNamed() throws Exception {
        make("a.png");
        List<InputFiles.Input> inputs = InputFiles.collect(List.of(folder.resolve("a.png")));

        assertThatThrownBy(() -> GivenLines.GIVEN.files(inputs))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no " + folder.resolve("a.xml").toAbsolutePath());
    }

    @Test
    void filesOfOneNameFromTwoFoldersStayApart() throws Exception {
        make("x/a.png", "y/a.png");
        Path first = folder.resolve("x/a.png");
        Path second = folder.resolve("y/a.png");

        assertThat(InputFiles.collect(List.of(first, second, first)))
                .extracting(InputFiles.Input::name)
                .containsExactly("a.png", "a-2.png");
        assertThat(outputs(Optional.of(folder.resolve("out")), first, second))
                .containsExactly("out/a.png.txt", "out/a-2.png.txt");
    }

    @Test
    void whatIsNotThereIsBadInput() throws Exception {
        make("empty/readme.md");

        assertThatThrownBy(() -> InputFiles.collect(List.of(folder.resolve("none.png"))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.png");
        assertThatThrownBy(() -> InputFiles.collect(List.of(folder.resolve("empty"))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no scans");
    }

    private void make(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, "x");
        }
    }

    private List<String> outputs(Optional<Path> to, Path... paths) throws Exception {
        List<InputFiles.Input> inputs = InputFiles.collect(List.of(paths));
        OutputFiles outputs = new OutputFiles(to, inputs, List.of(ExportFormat.TEXT));
        return inputs.stream()
                .map(input -> outputs.of(input, ExportFormat.TEXT))
                .map(path -> folder.relativize(path).toString())
                .toList();
    }
}
