package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/recipes.md}: a row per capability, each held by tests that are there. */
class RecipesPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| (\\d)\\.(\\d+) \\|.*");
    private static final Pattern HELD = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** How many capabilities each of the origin's projects has. */
    private static final List<Integer> CAPABILITIES = List.of(13, 14, 19, 12, 25);

    @Test
    void everyCapabilityHasOneRow() throws IOException {
        List<String> wanted =
                IntStream.range(0, CAPABILITIES.size())
                        .boxed()
                        .flatMap(origin ->
                                IntStream.rangeClosed(1, CAPABILITIES.get(origin))
                                        .mapToObj(number -> origin + "." + number))
                        .toList();

        assertThat(rows().map(row -> row.split(" ", 3)[1])).containsExactlyElementsOf(wanted);
    }

    @Test
    void everyRowNamesTestsThatAreThereOrSaysThatItIsNotDone() throws IOException {
        Map<String, String> sources = testSources();
        for (String row : rows().toList()) {
            Matcher held = HELD.matcher(row);
            int tests = 0;
            while (held.find()) {
                tests++;
                assertThat(sources).as(row).containsKey(held.group(1));
                if (held.group(2) != null) {
                    assertThat(sources.get(held.group(1)))
                            .as(row)
                            .contains("void " + held.group(2) + "(");
                }
            }
            assertThat(tests > 0 || row.contains("not yet")).as(row).isTrue();
        }
    }

    @Test
    void everyRecipeIsListed() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/recipes.md"));
        for (Path recipe : RecipesTest.recipes().toList()) {
            String name = String.valueOf(recipe.getFileName()).replace(".yaml", "");
            assertThat(page).contains("`" + name + "`");
        }
    }

    private static Stream<String> rows() throws IOException {
        return Files.readString(ROOT.resolve("docs/recipes.md"))
                .lines()
                .filter(line -> ROW.matcher(line).matches());
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("trainer", "recognition", "ocr-worker", "standalone")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = String.valueOf(file.getFileName()).replace(".java", "");
                    sources.put(name, Files.readString(file));
                }
            }
        }
        return sources;
    }
}
