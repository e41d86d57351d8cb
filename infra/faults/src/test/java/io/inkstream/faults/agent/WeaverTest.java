package io.inkstream.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Points and bugs name methods that exist; a renamed one is noticed here, not by a quiet trial. */
class WeaverTest {
    private static final Path REPOSITORY = Path.of("../..");

    @ParameterizedTest
    @EnumSource
    void eachCrashPointIsWovenIn(CrashPoint point) throws Exception {
        byte[] original = classFile(point.className());
        Weaver weaver = new Weaver(List.of(point), List.of());

        byte[] woven = weaver.weave(point.className(), original, getClass().getClassLoader());

        assertThat(text(woven)).contains(point.label());
        assertThat(text(original)).doesNotContain(point.label());
    }

    @ParameterizedTest
    @EnumSource
    void eachBugIsWovenIn(Bug bug) throws Exception {
        byte[] original = classFile(bug.className());
        Weaver weaver = new Weaver(List.of(), List.of(bug));

        byte[] woven = weaver.weave(bug.className(), original, getClass().getClassLoader());

        assertThat(text(woven)).contains(bug.name());
    }

    private static String text(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }

    private static byte[] classFile(String name) throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            Path found =
                    modules.map(module -> module.resolve("target/classes/" + name + ".class"))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("there is no class " + name));
            return Files.readAllBytes(found);
        }
    }
}
