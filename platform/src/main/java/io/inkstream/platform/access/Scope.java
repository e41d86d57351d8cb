package io.inkstream.platform.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key is good for. */
public enum Scope {
    /** Batches, results, exports, search. */
    READ,
    /** Uploads, commands about batches, corrections. */
    SUBMIT,
    /** Training runs. */
    TRAIN,
    /** Models and webhooks. */
    OPERATE,
    /** Keys; and everything else. */
    ADMIN;

    @JsonCreator
    public static Scope ofWord(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "\"%s\" is no scope; there are %s".formatted(word, words())));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody with these scopes may do what needs this one. */
    boolean isIn(Set<Scope> scopes) {
        return scopes.contains(this) || scopes.contains(ADMIN);
    }

    private static String words() {
        return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
    }
}
