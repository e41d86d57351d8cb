package io.inkstream.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a page with all that led to it. Coordinates are pixels of the stored image.
 *
 * @param rotation degrees the content is turned clockwise in the stored image: 0, 90, 180 or 270
 * @param skew degrees the lines rise or fall
 * @param confidence of the page, absent on a page without lines
 * @param lines in reading order
 * @param timings milliseconds per step, left out when results are compared
 */
public record PageResult(
        PageId pageId,
        TenantId tenant,
        String outcomeId,
        RecognitionPlan plan,
        PageImageRef image,
        Provenance provenance,
        int rotation,
        double skew,
        List<Region> regions,
        List<Line> lines,
        Optional<Double> confidence,
        List<String> warnings,
        Map<String, Double> timings,
        Instant at)
        implements PageOutcome {

    /** Which software read the page; the models are in the plan. */
    public record Provenance(String runtime, String device, String workerBuild) {}

    /**
     * @param id unique in the page
     * @param kind {@code text} today
     */
    public record Region(String id, String kind, Polygon polygon) {}

    /**
     * @param text NFC, in the order in which it is read
     * @param direction {@code rtl} for a line whose base direction is right to left, else absent
     * @param confidenceMethod how the number was made, for example {@code
     *     mean-character-probability}
     * @param alternatives next best readings, best first
     */
    public record Line(
            LineId id,
            String regionId,
            Polygon polygon,
            Polygon baseline,
            String text,
            Optional<String> direction,
            double confidence,
            String confidenceMethod,
            List<Alternative> alternatives,
            Tokens tokens) {
        public Line {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * @param confidence by the line's method; may be higher than the line's own, where language
     *     decided for the line
     */
    public record Alternative(String text, double confidence) {}

    /** Words and characters of a line, one entry per level. */
    public record Tokens(List<TokenLevel> levels) {
        public static final Tokens NONE = new Tokens(List.of());

        public Tokens {
            levels = List.copyOf(levels);
        }
    }

    /**
     * The tokens of one level as parallel arrays.
     *
     * @param level {@code word}, {@code character}, or {@code grapheme} where those are not the
     *     characters
     * @param starts first code point of each token in the line's text
     * @param ends one past its last code point
     * @param boxes {@code x, y, width, height} of each token
     */
    public record TokenLevel(
            String level,
            List<Integer> starts,
            List<Integer> ends,
            List<List<Integer>> boxes,
            List<Double> confidences) {
        public TokenLevel {
            starts = List.copyOf(starts);
            ends = List.copyOf(ends);
            boxes = List.copyOf(boxes);
            confidences = List.copyOf(confidences);
            if (ends.size() != starts.size()
                    || boxes.size() != starts.size()
                    || confidences.size() != starts.size()) {
                throw new IllegalArgumentException("token arrays differ in length");
            }
        }
    }

    public PageResult {
        regions = List.copyOf(regions);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        // keeps the order of the steps, so that the same record is written in the same bytes
        timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    }

    /** The lines joined by newlines, in reading order. */
    public String text() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }
}
