package io.inkstream.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Writes the reference of recipe keys and holds the checked-in page to it. */
class RecipeReferenceTest {

    private static final Path PAGE = Path.of("../docs/recipe-reference.md");

    @Test
    void theCheckedInPageListsTheKeysOfTheCode() throws IOException {
        String written = page();
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("%s differs from the code; run with -Dinkstream.docs.write=true", PAGE)
                .isEqualTo(written);
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Keys of a recipe

                        Written from the code by `RecipeReferenceTest`; do not edit. How a recipe is used: [training.md](training.md).
                        Any key can be replaced on the command line: `--set training.steps=500`, `--set fonts.heldOut=[Arial]`.
                        """);
        String section = "-";
        for (RecipeKeys.Key key : RecipeKeys.of(Recipe.class)) {
            int dot = key.name().indexOf('.');
            String here = dot < 0 ? "" : key.name().substring(0, dot).replace("[]", "");
            if (!here.equals(section)) {
                section = here;
                page.append(here.isEmpty() ? "\n" : "\n## %s\n\n".formatted(here));
                page.append("| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n");
            }
            page.append(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %s%s | %s | %s |\n",
                            key.name(),
                            key.kind(),
                            key.range().isEmpty() ? "" : " in " + key.range(),
                            key.standard().equals(Setting.REQUIRED)
                                    ? "must be given"
                                    : "`" + key.standard() + "`",
                            key.meaning()));
        }
        return page.toString();
    }
}
