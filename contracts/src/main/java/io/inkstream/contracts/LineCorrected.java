package io.inkstream.contracts;

import java.time.Instant;

/**
 * A person said what a line really says. Holds all that a trainer needs to make a sample of it.
 *
 * @param lineId the line as it was cut in {@code outcomeId}
 * @param revision counts the corrections of this line from 1
 * @param before the text that stood there: of the outcome, or of the revision before
 * @param after NFC on one line; empty says that there is no text here
 * @param read what the model had read, whatever was corrected since
 * @param confidence of what the model had read
 * @param outcomeId the reading that was looked at
 * @param recognizer whose reading that is
 * @param image the page image the line is on
 */
public record LineCorrected(
        LineId lineId,
        TenantId tenant,
        int revision,
        String before,
        String after,
        String read,
        double confidence,
        String outcomeId,
        PinnedModel recognizer,
        PageImageRef image,
        Polygon polygon,
        Polygon baseline,
        String correctedBy,
        Instant at) {
    /** For who did not say who they are. */
    public static final String ANONYMOUS = "anonymous";

    public LineCorrected {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be >= 1, was " + revision);
        }
    }
}
