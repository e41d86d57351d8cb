package io.inkstream.trainer.samples;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.trainer.dataset.Corpora;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * Pages of public-domain text in held-out typefaces; text and faces are those a recipe keeps out of
 * training.
 */
final class SamplePages {

    private final Recipe recipe;
    private final FontLibrary heldOut;
    private final Alphabet alphabet;
    private final PageRenderer renderer = new PageRenderer();

    SamplePages(Recipe recipe, FontLibrary heldOut) {
        this.recipe = recipe;
        this.heldOut = heldOut;
        this.alphabet = new Alphabet(recipe.characters());
    }

    /** Some paragraphs of a work from its n-th on that are long enough to look like prose. */
    List<String> excerpt(String work, int from, int characters) throws IOException {
        if (!recipe.text().heldOut().contains(work)) {
            throw new IllegalArgumentException("samples use held-out works only, not " + work);
        }
        List<String> prose =
                Corpora.paragraphs(recipe.dataFolder(), recipe.text().corpora(), work::equals)
                        .stream()
                        .map(alphabet::restrict)
                        .filter(paragraph -> paragraph.length() > 150)
                        .skip(from)
                        .toList();
        int count = 0;
        for (int length = 0; count < prose.size() && length < characters; count++) {
            length += prose.get(count).length();
        }
        return prose.subList(0, count);
    }

    /** A held-out face by its file's name; names inside font files are not always unique. */
    FontFace face(String file) {
        return heldOut.faces().stream()
                .filter(face -> face.file().endsWith(file))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the font file '%s' is not installed; see trainer/fonts.txt"
                                        .formatted(file)));
    }

    RenderedPage page(
            String title, List<String> paragraphs, String face, PageStyle style, long seed) {
        return renderer.render(title, paragraphs, face(face), style, new Random(seed));
    }
}
