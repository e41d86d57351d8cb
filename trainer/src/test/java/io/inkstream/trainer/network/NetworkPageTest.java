package io.inkstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page about network strings is written from the code; this test says when it is not. */
class NetworkPageTest {

    private static final Path PAGE = Path.of("../docs/network-spec.md");
    private static final int CLASSES = 212;
    private static final int WIDTH = 600;

    @Test
    void theCheckedInPageListsTheTokensAndPresetsOfTheCode() throws IOException {
        String written = page();
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("%s differs from the code; run with -Dinkstream.docs.write=true", PAGE)
                .isEqualTo(written);
    }

    /** Every example in the table is a token that can be read. */
    @Test
    void examplesAreTokens() {
        for (TokenForm form : TokenForm.values()) {
            assertThat(form.read(form.example())).as(form.example()).isPresent();
        }
    }

    private static String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Network strings

                        Written from the code by `NetworkPageTest`; do not edit. A network is one string of tokens, in the manner of VGSL; the
                        network, its ONNX graph, stride, parameters and operations all come from it. In a recipe it is `network.layers`, or a
                        preset's name is `network.preset`. A string that cannot be is refused with the token, its place and a remedy.

                        ## Layers

                        Written here with everything that a token can hold; what stands after a comma may be left out, except numbers of
                        maps, cells and features.

                        | Token | Meaning |
                        | --- | --- |
                        """);
        for (TokenForm form : TokenForm.values()) {
            page.append("| `%s` | %s |\n".formatted(form.example(), form.meaning()));
        }
        page.append(
                """

                ## Input and head

                | Token | Place | Meaning |
                | --- | --- | --- |
                | `i28x28`, `i48,rgb` | first | pictures of fixed width, or in colour; left out for grey pictures of any width. Lines have neither |
                | `ctc` | last, may be left out | a linear layer to the characters and the blank at every step; needs a sequence |
                | `softmax` | last | a linear layer to classes for the whole picture; needs a vector, from `flat` or `,last` |
                | `regression` | last | a linear layer to numbers for the whole picture; needs a vector |

                A line's text does not depend on its neighbours: it is padded to a width that follows from its own, what lies beyond its end
                is cleared, recurrent layers start and stop at its own ends, attention gives what lies beyond no weight, and positions count
                from its begin.

                ## Files

                | Kind | Inputs | Output |
                | --- | --- | --- |
                | `line` (`ctc`) | `pixels` uint8 [N,H,W], `widths` int32 [N] | `log_probs` float [N,T,C] |
                | `class` (`softmax`) | `pixels` uint8 [N,H,W] or [N,H,W,3], `widths` int32 [N] | `log_probs` float [N,C] |
                | `regression` | the same | `values` float [N,C] |

                """);
        page.append("## Presets\n\n");
        page.append(
                "With %d classes; operations of one line %d columns wide.\n\n"
                        .formatted(CLASSES, WIDTH));
        page.append("| Preset | Height | Parameters | GFLOP per line | Step | For |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        for (Preset preset : Preset.values()) {
            NetworkSpec spec = preset.spec();
            Cost cost = spec.cost(CLASSES, WIDTH);
            page.append(
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %d | %.2f M | %.2f | %d columns | %s |\n",
                            preset.word(),
                            spec.height(),
                            cost.parameters() / 1e6,
                            cost.flops() / 1e9,
                            spec.stride(),
                            preset.purpose()));
        }
        for (Preset preset : Preset.values()) {
            page.append("\n### %s\n\n".formatted(preset.word()));
            page.append("`%s`\n\n```\n".formatted(preset.spec().tokens()));
            page.append(NetworkTable.of(preset.spec(), CLASSES, WIDTH)).append("```\n");
        }
        return page.toString().replaceAll("(?m)[ ]+$", "");
    }
}
