package io.inkstream.results.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object, of RFC 9110 the single {@code bytes} range.
 *
 * @param first offset of the first byte
 */
record ByteRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Whether this lies in an object of the size. */
    boolean isSatisfiable() {
        return length > 0;
    }

    /** Empty when the header asks for nothing we know: the whole is the answer then. */
    static Optional<ByteRange> parse(@Nullable String header, long size) {
        Matcher matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches() || header == null || header.endsWith("=-")) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            long length = Math.min(size, Long.parseLong(to));
            return Optional.of(new ByteRange(size - length, length));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }
}
