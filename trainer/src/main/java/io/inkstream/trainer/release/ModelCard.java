package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.recipe.Recipe;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What a model is made of, how well it reads and where it fails, as Markdown with the Hugging Face
 * header.
 */
record ModelCard(
        Recipe recipe,
        ModelDescription description,
        long weights,
        int fp32Bytes,
        int int8Bytes,
        SortedMap<String, Accuracy> fp32,
        SortedMap<String, Accuracy> int8) {

    String markdown() {
        return """
        ---
        license: %s
        tags: [ocr, ctc, onnx]
        ---

        # %s %s

        Reads one text line of print or typescript. %d characters, %,d weights, lines of %d pixels height.

        | file | bytes |
        | --- | --- |
        | model.onnx | %,d |
        %s
        ## Figures

        Character and word error rates on families, texts and documents that training did not see.
        `clean` and `rough` are drawn lines of running text, `symbols` are drawn lines in which every
        character of the alphabet is about as likely; the others are real lines.

        | set | lines | CER | WER | exact lines | CER int8 |
        | --- | --- | --- | --- | --- | --- |
        %s
        ## Data

        - Drawn lines from installed fonts; families kept out of training: %s.
        - Texts: public-domain works (Project Gutenberg) under %s; kept out: %s.
        %s
        The recipe beside this card repeats the training.

        ## Limits

        - Print and typescript only. Handwriting, even as a font, is outside its purpose.
        - No Fraktur, no long s, no Greek or Cyrillic; other characters than its %d are not written.
        - One line at a time, left to right, dark on light.
        """
                .formatted(
                        recipe.licence(),
                        recipe.name(),
                        recipe.version(),
                        description.classes() - 1,
                        weights,
                        description.height(),
                        fp32Bytes,
                        int8Bytes > 0 ? "| model.int8.onnx | %,d |\n".formatted(int8Bytes) : "",
                        figures(),
                        String.join(", ", recipe.fonts().heldOut()),
                        String.join(", ", recipe.text().corpora()),
                        String.join(", ", recipe.text().heldOut()),
                        realLines(),
                        description.classes() - 1);
    }

    private String figures() {
        StringBuilder rows = new StringBuilder();
        fp32.forEach((set, accuracy) ->
                rows.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %d | %.2f %% | %.2f %% | %.1f %% | %s |%n",
                                set,
                                accuracy.lines(),
                                100 * accuracy.cer(),
                                100 * accuracy.wer(),
                                100 * accuracy.exactShare(),
                                int8Bytes > 0
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.2f %%",
                                                100 * int8.getOrDefault(set, Accuracy.NONE).cer())
                                        : "not shipped")));
        return rows.toString();
    }

    private String realLines() {
        if (recipe.lines().share() == 0) {
            return "- No real lines.\n";
        }
        return String.format(
                Locale.ROOT,
                "- Real lines, %.0f %% of the training lines, CC BY 4.0: %s; documents kept out: %s.%n",
                100 * recipe.lines().share(),
                String.join(", ", recipe.lines().sets()),
                String.join(", ", recipe.lines().heldOut()));
    }
}
