package io.inkstream.standalone.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inkstream.contracts.Base32;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** What axe-core finds wrong with a screen. The script is a test resource of fixed content. */
final class Accessibility {
    private static final String SHA256 =
            "fb83a4378d978ecb7d2dae48a3a3778a84c971ac692f3afd45d714fba89c0f0d";
    private static final String RUN =
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
              return violations
                .filter((each) => each.impact === "serious" || each.impact === "critical")
                .map((each) => each.id + ": " + each.nodes.map((node) => node.html).join(" | "));
            }
            """;

    private final String script;

    private Accessibility(String script) {
        this.script = script;
    }

    static Accessibility load() throws IOException {
        try (InputStream resource = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            byte[] script = Objects.requireNonNull(resource, "axe.min.js").readAllBytes();
            if (!Base32.sha256Hex(script).equals(SHA256)) {
                throw new IOException("axe.min.js is not the one that was looked at");
            }
            return new Accessibility(new String(script, UTF_8));
        }
    }

    /** Serious findings and worse, each with the elements it is about. */
    List<String> findings(Screen screen) {
        screen.page().evaluate(script);
        return ((List<?>) screen.page().evaluate(RUN)).stream().map(String::valueOf).toList();
    }
}
