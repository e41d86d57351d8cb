package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a model is made of, how well it reads and where it fails, as Markdown with the Hugging Face
 * header.
 */
record ModelCard(Recipe recipe, long weights, List<Candidate> files) {

    String markdown() {
        return """
        ---
        license: %s
        tags: [ocr, ctc, onnx]
        ---

        # %s %s

        %s %d characters, %,d weights, lines of %d pixels height.

        | file | bytes |
        | --- | --- |
        %s
        ## Figures

        Character and word error rates on families, texts and documents that training did not see.
        `clean` and `rough` are drawn lines of running text, `symbols` are drawn lines in which every
        character of the alphabet is about as likely; the others are real lines.

        %s
        ## Data

        - Drawn lines from installed fonts; families kept out of training: %s.
        - Texts: public-domain works (Project Gutenberg) under %s; kept out: %s.
        %s
        The recipe beside this card repeats the training.

        ## Limits

        %s- One line at a time; other characters than its %d are not written.
        """
                .formatted(
                        recipe.licence(),
                        recipe.name(),
                        recipe.version(),
                        recipe.card().purpose(),
                        description().classes() - 1,
                        weights,
                        description().height(),
                        sizes(),
                        figures(),
                        String.join(", ", recipe.fonts().heldOut()),
                        String.join(", ", recipe.text().corpora()),
                        String.join(", ", recipe.text().heldOut()),
                        realLines(),
                        limits(),
                        description().classes() - 1);
    }

    private ModelDescription description() {
        return files.getFirst().description();
    }

    private String sizes() {
        return files.stream()
                .map(file ->
                        String.format(
                                Locale.ROOT, "| %s | %,d |%n", file.fileName(), file.file().length))
                .collect(Collectors.joining());
    }

    private String figures() {
        List<Candidate> smaller = files.subList(1, files.size());
        StringBuilder table = new StringBuilder("| set | lines | CER | WER | exact lines |");
        smaller.forEach(
                file -> table.append(" CER ").append(file.description().precision()).append(" |"));
        table.append("\n").append("| --- ".repeat(5 + smaller.size())).append("|\n");
        files.getFirst()
                .accuracy()
                .forEach((set, accuracy) -> {
                    table.append(
                            String.format(
                                    Locale.ROOT,
                                    "| %s | %d | %.2f %% | %.2f %% | %.1f %% |",
                                    set,
                                    accuracy.lines(),
                                    100 * accuracy.cer(),
                                    100 * accuracy.wer(),
                                    100 * accuracy.exactShare()));
                    smaller.forEach(file -> table.append(cer(file, set)));
                    table.append("\n");
                });
        return table.toString();
    }

    private static String cer(Candidate file, String set) {
        return String.format(
                Locale.ROOT,
                " %.2f %% |",
                100 * file.accuracy().getOrDefault(set, Accuracy.NONE).cer());
    }

    private String limits() {
        return recipe.card().limits().stream()
                .map(limit -> "- " + limit + "\n")
                .collect(Collectors.joining());
    }

    private String realLines() {
        if (recipe.lines().share() == 0) {
            return "- No real lines.\n";
        }
        return String.format(
                Locale.ROOT,
                "- Real lines, %.0f %% of the training lines%s: %s; documents kept out: %s.%n",
                100 * recipe.lines().share(),
                recipe.card().dataLicence().isEmpty() ? "" : ", " + recipe.card().dataLicence(),
                String.join(", ", recipe.lines().sets()),
                String.join(", ", recipe.lines().heldOut()));
    }
}
