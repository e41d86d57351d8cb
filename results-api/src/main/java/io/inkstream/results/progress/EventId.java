package io.inkstream.results.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of an event of live progress: {@code <generation of the read model>-<sequence>}. */
record EventId(long generation, long sequence) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Empty for what we never gave out; such a client starts with a snapshot. */
    static Optional<EventId> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(
                        new EventId(
                                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return generation + "-" + sequence;
    }
}
