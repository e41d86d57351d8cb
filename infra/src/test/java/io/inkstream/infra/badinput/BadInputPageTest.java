package io.inkstream.infra.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.infra.Repository;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadInputPageTest {
    private static final String PAGE = "docs/bad-input.md";

    @Test
    void thePageTellsWhatIsTested() throws Exception {
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(Repository.path(PAGE), BadInputs.page());
        }
        assertThat(Repository.read(PAGE)).isEqualTo(BadInputs.page());
    }

    @Test
    void thereAreNinetyFiveKindsAndNoneIsNamedTwice() {
        assertThat(BadInputs.all()).hasSizeGreaterThanOrEqualTo(95);
        assertThat(BadInputs.all().stream().map(BadInput::toString)).doesNotHaveDuplicates();
    }

    @Test
    void allCodesAreOurs() {
        List<String> codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList();

        for (BadInput input : BadInputs.all()) {
            switch (input.answer()) {
                case BadInput.Refused(int _, String code) -> assertThat(codes).contains(code);
                case BadInput.Failed(String code) -> assertThat(codes).contains(code);
                case BadInput.Read() -> {}
            }
        }
    }
}
