package io.inkstream.results.lines;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.results.corrections.Correction;
import java.util.List;
import java.util.Optional;

/**
 * A line as it stands now.
 *
 * @param text what it says: the correction, or what was read
 * @param read what the model read
 * @param revision how often it was corrected; what {@code If-Match} names
 */
public record LineView(
        LineId lineId,
        PageId pageId,
        String outcomeId,
        String text,
        String read,
        double confidence,
        int revision,
        Optional<Correction> correction,
        List<PageResult.Alternative> alternatives,
        Polygon polygon,
        Polygon baseline,
        Links links) {

    /** Where to go from here. */
    public record Links(
            String page, String image, String correction, String corrections, String provenance) {
        static Links of(LineId line) {
            String self = "/v1/lines/" + line;
            String page = "/v1/pages/" + line.page();
            return new Links(
                    page,
                    page + "/image",
                    self + "/correction",
                    self + "/corrections",
                    self + "/provenance");
        }
    }

    static LineView of(FoundLine found, Optional<Correction> correction) {
        PageResult.Line line = found.line();
        return new LineView(
                line.id(),
                line.id().page(),
                found.result().outcomeId(),
                correction.map(Correction::text).orElse(line.text()),
                line.text(),
                line.confidence(),
                correction.map(Correction::revision).orElse(0),
                correction,
                line.alternatives(),
                line.polygon(),
                line.baseline(),
                Links.of(line.id()));
    }
}
