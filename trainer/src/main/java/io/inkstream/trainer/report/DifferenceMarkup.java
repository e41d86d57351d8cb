package io.inkstream.trainer.report;

import io.inkstream.recognition.evaluation.Alignment;
import io.inkstream.recognition.evaluation.Alignment.Kind;
import io.inkstream.trainer.evaluation.AlignedReading;
import java.util.List;
import java.util.Set;

/**
 * Truth and reading one above the other with what differs marked, by colour and by line: replaced
 * underlined, left out struck through, added with dots below.
 */
final class DifferenceMarkup {

    private DifferenceMarkup() {}

    static String rows(AlignedReading reading) {
        return "<div class=\"diff\" dir=\"auto\"><span class=\"who\">truth</span> %s</div>\n<div class=\"diff\" dir=\"auto\"><span class=\"who\">read</span> %s</div>\n"
                .formatted(
                        side(reading, Set.of(Kind.SAME, Kind.SUBSTITUTION, Kind.DELETION), true),
                        side(reading, Set.of(Kind.SAME, Kind.SUBSTITUTION, Kind.INSERTION), false));
    }

    private static String side(AlignedReading reading, Set<Kind> kinds, boolean truth) {
        StringBuilder html = new StringBuilder();
        StringBuilder run = new StringBuilder();
        List<Alignment.Step> steps =
                reading.alignment().steps().stream()
                        .filter(step -> kinds.contains(step.kind()))
                        .toList();
        for (int i = 0; i < steps.size(); i++) {
            Alignment.Step step = steps.get(i);
            run.append(truth ? reading.truthOf(step) : reading.readOf(step));
            if (i == steps.size() - 1 || steps.get(i + 1).kind() != step.kind()) {
                html.append(marked(step.kind(), run.toString()));
                run.setLength(0);
            }
        }
        return html.isEmpty() ? "<i>nothing</i>" : html.toString();
    }

    private static String marked(Kind kind, String text) {
        String shown = Html.escape(kind == Kind.SAME ? text : Visible.text(text));
        return switch (kind) {
            case SAME -> shown;
            case SUBSTITUTION -> "<mark>" + shown + "</mark>";
            case DELETION -> "<del>" + shown + "</del>";
            case INSERTION -> "<ins>" + shown + "</ins>";
        };
    }
}
