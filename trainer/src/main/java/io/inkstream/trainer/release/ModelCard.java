package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a model is made of, how well it reads and where it fails, as Markdown with the Hugging Face
 * header.
 */
record ModelCard(Recipe recipe, long weights, List<Candidate> files) {

    private static final String DRAWN_SETS =
            """
            `clean` and `rough` are drawn lines of running text, `script` such in faces like handwriting,
            `symbols` are drawn lines in which every character of the alphabet is about as likely; the
            others are real lines.
            """;

    /** A column of the table of figures: its head, the figure's name, and how it is written. */
    private record Column(String head, String figure, String form, double factor) {

        static Column ofShare(String head, String figure, int decimals) {
            return new Column(head, figure, "%." + decimals + "f %%", 100);
        }

        static Column ofNumber(String head, String figure) {
            return new Column(head, figure, "%.5f", 1);
        }

        String of(SetResult result) {
            return String.format(Locale.ROOT, form, factor * result.figure(figure));
        }
    }

    String markdown() {
        return """
        ---
        license: %s
        tags: [%s, onnx]
        ---

        # %s %s

        %s %s, %,d weights, %s.

        | file | bytes |
        | --- | --- |
        %s
        ## Figures

        %s
        %s%s
        ## Data

        %s
        The recipe beside this card repeats the training.

        ## Limits

        %s%s
        """
                .formatted(
                        recipe.licence(),
                        tags(),
                        recipe.name(),
                        recipe.version(),
                        recipe.card().purpose(),
                        outputs(),
                        weights,
                        input(),
                        sizes(),
                        measured(),
                        kind() == ModelKind.LINE ? "\n" + DRAWN_SETS + "\n" : "",
                        figures(),
                        drawnLines() + realSamples(),
                        limits(),
                        scope());
    }

    private ModelDescription description() {
        return files.getFirst().description();
    }

    private ModelKind kind() {
        return description().kind();
    }

    private String tags() {
        return switch (kind()) {
            case CLASS -> "image-classification";
            case REGRESSION -> "regression";
            case SEGMENTER -> "ocr, layout";
            case LINE, PREFIX -> "ocr, ctc";
        };
    }

    private String outputs() {
        int count = description().classes();
        return switch (kind()) {
            case CLASS -> count + " classes";
            case REGRESSION -> count + (count == 1 ? " number" : " numbers");
            case SEGMENTER -> count + " maps";
            case LINE, PREFIX -> count - 1 + " characters";
        };
    }

    private String input() {
        int height = description().height();
        return switch (kind()) {
            case LINE -> "lines of %d pixels height".formatted(height);
            case SEGMENTER -> "pages of %d pixels on their longer side".formatted(height);
            case CLASS, REGRESSION, PREFIX -> "pictures of %d pixels height".formatted(height);
        };
    }

    private String measured() {
        return switch (kind()) {
            case CLASS ->
                    "Share of the pictures that are taken for their class, among those that"
                            + " training did not see.";
            case REGRESSION ->
                    "Mean squared and mean absolute error on pictures that training did not see.";
            case SEGMENTER ->
                    "F1 of lines (an outline with an intersection over union of 0.5 or more) and of"
                            + " baselines (the scheme of cBAD 2017), on documents that training did"
                            + " not see.";
            case LINE, PREFIX ->
                    "Character and word error rates on families, texts and documents that training"
                            + " did not see.";
        };
    }

    private String sizes() {
        return files.stream()
                .map(file ->
                        String.format(
                                Locale.ROOT, "| %s | %,d |%n", file.fileName(), file.file().length))
                .collect(Collectors.joining());
    }

    private List<Column> columns() {
        return switch (kind()) {
            case CLASS -> List.of(Column.ofShare("accuracy", "accuracy", 2));
            case REGRESSION ->
                    List.of(
                            Column.ofNumber("mean squared error", "mse"),
                            Column.ofNumber("mean absolute error", "mae"));
            case SEGMENTER ->
                    List.of(
                            Column.ofShare("line F1", "line_f1", 1),
                            Column.ofShare("baseline F1", "baseline_f1", 1));
            case LINE, PREFIX ->
                    List.of(
                            Column.ofShare("CER", "cer", 2),
                            Column.ofShare("WER", "wer", 2),
                            Column.ofShare("exact lines", "exact", 1));
        };
    }

    private String figures() {
        List<Column> columns = columns();
        List<Candidate> smaller = files.subList(1, files.size());
        StringBuilder table =
                new StringBuilder(
                        switch (kind()) {
                            case LINE -> "| set | lines |";
                            case SEGMENTER -> "| set | pages |";
                            case CLASS, REGRESSION, PREFIX -> "| set | pictures |";
                        });
        columns.forEach(column -> table.append(" ").append(column.head()).append(" |"));
        smaller.forEach(file ->
                table.append(
                        " %s %s |"
                                .formatted(
                                        columns.getFirst().head(),
                                        file.description().precision())));
        table.append("\n")
                .append("| --- ".repeat(2 + columns.size() + smaller.size()))
                .append("|\n");
        files.getFirst()
                .results()
                .forEach((set, result) -> {
                    table.append("| %s | %d |".formatted(set, result.samples()));
                    columns.forEach(column -> table.append(" " + column.of(result) + " |"));
                    smaller.forEach(file ->
                            table.append(
                                    " " + columns.getFirst().of(result(file, set, result)) + " |"));
                    table.append("\n");
                });
        return table.toString();
    }

    /** Every file is measured on the same sets. */
    private static SetResult result(Candidate file, String set, SetResult exact) {
        return file.results().getOrDefault(set, exact);
    }

    private String limits() {
        return recipe.card().limits().stream()
                .map(limit -> "- " + limit + "\n")
                .collect(Collectors.joining());
    }

    private String scope() {
        return switch (kind()) {
            case CLASS ->
                    "- Every picture is taken for one of its classes, also one that shows none.";
            case REGRESSION ->
                    "- It gives numbers for every picture, also where they mean nothing.";
            case SEGMENTER ->
                    "- Lines that run from left to right; text that stands upright is not found.";
            case LINE, PREFIX ->
                    "- One line at a time; other characters than its %d are not written."
                            .formatted(description().classes() - 1);
        };
    }

    private String drawnLines() {
        if (kind() != ModelKind.LINE || recipe.fonts().families().isEmpty()) {
            return "";
        }
        String fonts =
                "- Drawn lines from installed fonts; families kept out of training: %s.\n"
                        .formatted(String.join(", ", recipe.fonts().heldOut()));
        return recipe.text().corpora().isEmpty()
                ? fonts
                : fonts
                        + "- Texts: public-domain works (Project Gutenberg) under %s; kept out: %s.\n"
                                .formatted(
                                        String.join(", ", recipe.text().corpora()),
                                        String.join(", ", recipe.text().heldOut()));
    }

    private String realSamples() {
        if (kind() == ModelKind.SEGMENTER) {
            return "- Pages with drawn lines%s: %s; documents kept out: %s.\n"
                    .formatted(
                            licence(),
                            String.join(", ", recipe.lines().sets()),
                            String.join(", ", recipe.lines().heldOut()));
        }
        if (kind() != ModelKind.LINE) {
            return "- Pictures%s: %s; %.0f %% of them kept out.\n"
                    .formatted(
                            licence(),
                            String.join(", ", recipe.lines().sets()),
                            100 * recipe.lines().heldOutShare());
        }
        if (recipe.lines().share() == 0) {
            return "- No real lines.\n";
        }
        return String.format(
                Locale.ROOT,
                "- Real lines, %.0f %% of the training lines%s: %s; documents kept out: %s.%n",
                100 * recipe.lines().share(),
                licence(),
                String.join(", ", recipe.lines().sets()),
                String.join(", ", recipe.lines().heldOut()));
    }

    private String licence() {
        return recipe.card().dataLicence().isEmpty() ? "" : ", " + recipe.card().dataLicence();
    }
}
