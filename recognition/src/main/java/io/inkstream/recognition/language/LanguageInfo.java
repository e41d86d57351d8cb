package io.inkstream.recognition.language;

/**
 * What a language file says about itself.
 *
 * @param name name under which it is registered, as those of models
 * @param version version of that name
 * @param order longest n-gram in characters
 * @param minCount how often an n-gram of three and more characters must occur to be kept
 * @param textDigest SHA-256 of the text it was counted from
 * @param licence of that text
 */
public record LanguageInfo(
        String name, String version, int order, int minCount, String textDigest, String licence) {
    /** Longest n-grams that can be counted. */
    public static final int MAX_ORDER = 8;

    public LanguageInfo {
        if (order < 2 || order > MAX_ORDER) {
            throw new IllegalArgumentException(
                    "order must be in 2.." + MAX_ORDER + ", was " + order);
        }
        if (minCount < 1) {
            throw new IllegalArgumentException("minCount must be > 0, was " + minCount);
        }
    }
}
