package io.inkstream.results.corrections;

import io.inkstream.contracts.Polygon;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a reading the corrections of a page belong to. A correction belongs to the line it
 * was made on; where a reading cut the page in other ways, to the line that covers most of the same
 * place, and at least half.
 */
final class CorrectionMatches {
    /** Area in common by area together from which two lines are the same ink. */
    static final double SAME_INK = 0.5;

    /** A line of one reading. */
    record ReadLine(String lineId, Polygon polygon) {}

    /** A line that has been corrected, in whatever reading it was cut. */
    record CorrectedLine(String lineId, Polygon polygon, Instant at) {}

    private CorrectionMatches() {}

    /** The corrected line by the line of the reading. Of two for one line the later one counts. */
    static Map<String, CorrectedLine> match(List<ReadLine> reading, List<CorrectedLine> corrected) {
        Map<String, CorrectedLine> matches = new HashMap<>();
        for (CorrectedLine correction : corrected) {
            String line = place(correction, reading);
            if (line != null) {
                matches.merge(line, correction, CorrectionMatches::later);
            }
        }
        return matches;
    }

    private static @Nullable String place(CorrectedLine correction, List<ReadLine> reading) {
        String best = null;
        double most = 0;
        for (ReadLine line : reading) {
            if (line.lineId().equals(correction.lineId())) {
                return line.lineId();
            }
            double overlap = PolygonOverlap.ratio(line.polygon(), correction.polygon());
            if (overlap >= SAME_INK && overlap > most) {
                most = overlap;
                best = line.lineId();
            }
        }
        return best;
    }

    private static CorrectedLine later(CorrectedLine a, CorrectedLine b) {
        return a.at().isBefore(b.at()) ? b : a;
    }
}
