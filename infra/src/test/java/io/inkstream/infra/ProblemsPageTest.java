package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
    private final List<List<String>> rows = Page.read("docs/problems.md").rows("Code");

    @Test
    void everyCodeIsListedAsTheCodeHasIt() {
        assertThat(rows)
                .extracting(row -> row.subList(0, 4))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemsPageTest::row).toList());
    }

    @Test
    void everyRowSaysWhatToDo() {
        assertThat(rows).allSatisfy(row -> assertThat(row.get(4)).hasSizeGreaterThan(10));
    }

    private static List<String> row(ProblemCode code) {
        return List.of(
                code.code(),
                Integer.toString(code.status()),
                code.isTransient() ? "yes" : "no",
                code.title());
    }
}
