package io.inkstream.contracts;

import java.time.Instant;

/**
 * How many pages of a model's stable version its candidate reads as well; numbered revisions, the
 * latest counts.
 *
 * @param percent of pages, 0 to 100; 0 ends the comparison
 */
public record ShadowSetting(int revision, int percent, String setBy, Instant at) {
    public ShadowSetting {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
        }
    }
}
