package io.inkstream.results.corrections;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import java.time.Instant;

/**
 * What a person said a line really says.
 *
 * @param lineId the line it was said of, which may be one of another reading of the page
 * @param text empty where there is no text
 */
public record Correction(LineId lineId, int revision, String text, String correctedBy, Instant at) {

    public static Correction of(LineCorrected event) {
        return new Correction(
                event.lineId(), event.revision(), event.after(), event.correctedBy(), event.at());
    }
}
