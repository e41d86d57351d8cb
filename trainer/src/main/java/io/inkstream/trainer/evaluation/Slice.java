package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.Alignment;
import io.inkstream.recognition.evaluation.Edits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A part of what was read.
 *
 * @param lines how many lines it has a share in
 * @param characters errors on its characters
 */
public record Slice(String name, long lines, Edits characters) {

    private static final int[] LENGTHS = {10, 20, 40, 60, 80};

    /** By the number of characters in the truth. */
    public static List<Slice> byLength(List<LineReading> readings) {
        Map<Integer, Accuracy> sums = new TreeMap<>();
        for (LineReading reading : readings) {
            int length = (int) reading.accuracy().characters().length();
            int bin = 0;
            while (bin < LENGTHS.length && length > LENGTHS[bin]) {
                bin++;
            }
            sums.merge(bin, reading.accuracy(), Accuracy::plus);
        }
        List<Slice> slices = new ArrayList<>();
        sums.forEach((bin, sum) -> slices.add(slice(lengthName(bin), sum)));
        return slices;
    }

    private static String lengthName(int bin) {
        if (bin == LENGTHS.length) {
            return "more than %d characters".formatted(LENGTHS[bin - 1]);
        }
        return "%d to %d characters".formatted(bin == 0 ? 0 : LENGTHS[bin - 1] + 1, LENGTHS[bin]);
    }

    /** By document or writer, the worst first. */
    public static List<Slice> byDocument(List<LineReading> readings) {
        return byLine(readings, TrueLine::document);
    }

    /** By the font family that a line was drawn with, or the set it comes from, the worst first. */
    public static List<Slice> bySource(List<LineReading> readings) {
        return byLine(readings, line -> line.line().source());
    }

    private static List<Slice> byLine(List<LineReading> readings, Function<TrueLine, String> name) {
        Map<String, Accuracy> sums = new TreeMap<>();
        for (LineReading reading : readings) {
            sums.merge(name.apply(reading.line()), reading.accuracy(), Accuracy::plus);
        }
        return sums.entrySet().stream()
                .map(entry -> slice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble((Slice s) -> s.characters().rate()).reversed())
                .toList();
    }

    /**
     * By Unicode script; what belongs to all scripts, as blanks and digits do, is {@code common}.
     */
    public static List<Slice> byScript(List<AlignedReading> readings) {
        return byCharacter(
                readings,
                symbol ->
                        Character.UnicodeScript.of(symbol.codePointAt(0))
                                .name()
                                .toLowerCase(Locale.ROOT));
    }

    /** Small letters, capitals, digits, blanks and the rest. */
    public static List<Slice> byKind(List<AlignedReading> readings) {
        return byCharacter(readings, symbol -> kind(symbol.codePointAt(0)));
    }

    private static String kind(int character) {
        if (character == ' ') {
            return "blanks";
        }
        if (Character.isDigit(character)) {
            return "digits";
        }
        if (Character.isUpperCase(character)) {
            return "capital letters";
        }
        if (Character.isLetter(character)) {
            return "other letters";
        }
        return "punctuation, marks, symbols";
    }

    /** What was added counts where it belongs itself. */
    private static List<Slice> byCharacter(
            List<AlignedReading> readings, Function<String, String> name) {
        Map<String, Edits> sums = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        for (AlignedReading reading : readings) {
            Map<String, Edits> own = new LinkedHashMap<>();
            for (Alignment.Step step : reading.alignment().steps()) {
                boolean added = step.kind() == Alignment.Kind.INSERTION;
                String symbol = added ? reading.readOf(step) : reading.truthOf(step);
                own.merge(name.apply(symbol), edit(step.kind()), Edits::plus);
            }
            own.forEach((key, edits) -> {
                sums.merge(key, edits, Edits::plus);
                lines.merge(key, 1L, Long::sum);
            });
        }
        return sums.entrySet().stream()
                .map(e -> new Slice(e.getKey(), lines.getOrDefault(e.getKey(), 0L), e.getValue()))
                .sorted(Comparator.comparingLong((Slice s) -> s.characters().length()).reversed())
                .toList();
    }

    private static Edits edit(Alignment.Kind kind) {
        return switch (kind) {
            case SAME -> new Edits(0, 0, 0, 1);
            case SUBSTITUTION -> new Edits(0, 0, 1, 1);
            case DELETION -> new Edits(0, 1, 0, 1);
            case INSERTION -> new Edits(1, 0, 0, 0);
        };
    }

    private static Slice slice(String name, Accuracy sum) {
        return new Slice(name, sum.lines(), sum.characters());
    }
}
