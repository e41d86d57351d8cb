package io.inkstream.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the web pages fit together, and fit the content policy they are served with. */
class WebPagesTest {
    private static final Path ROOT = Path.of("src/main/resources/META-INF/resources");
    private static final int FIRST_LOAD_BYTES = 60 * 1024;
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href|src)=\"(/[^\"?]*)\"|import (?:[^;]* from )?\"(\\./[^\"]*)\"");
    private static final Pattern INLINE =
            Pattern.compile(
                    "<script>|<style|\\sstyle=|\\son[a-z]+=|javascript:|https?://(?!www\\.w3\\.org)");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAFileNamesIsThere(Path file) throws IOException {
        assertThat(REFERENCE.matcher(Files.readString(file)).results().toList())
                .allSatisfy(match -> {
                    String absolute = match.group(1);
                    Path target =
                            absolute == null
                                    ? file.resolveSibling(match.group(2))
                                    : ROOT.resolve(
                                            absolute.equals("/")
                                                    ? "index.html"
                                                    : absolute.substring(1));
                    assertThat(target).exists();
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsInlineOrFromElsewhere(Path file) throws IOException {
        assertThat(INLINE.matcher(Files.readString(file)).results().map(match -> match.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readTextNeverBecomesMarkup(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "eval(");
    }

    @Test
    void allTogetherAreSmallerThanAFirstLoadMayBe() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            List<Path> all = files();
            assertThat(all).hasSizeGreaterThan(10);
            for (Path file : all) {
                Files.copy(file, out);
            }
        }
        assertThat(packed.size()).isLessThan(FIRST_LOAD_BYTES);
    }
}
