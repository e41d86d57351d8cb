package io.inkstream.platform.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which scope a request needs. What is not listed needs more rather than less. */
final class Routes {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern PAGE = Pattern.compile("/[a-z]+\\.html");

    private Routes() {}

    /**
     * Nothing for what anybody may see: whether the service lives, how it is asked, and the web
     * pages, which hold no data themselves.
     */
    static Optional<Scope> needed(String method, String path) {
        if (isBelow(path, "/q/health") || path.equals("/q/openapi") || isPage(method, path)) {
            return Optional.empty();
        }
        if (isBelow(path, "/q")) {
            return Optional.of(Scope.OPERATE);
        }
        if (isBelow(path, "/v1/keys")) {
            return Optional.of(Scope.ADMIN);
        }
        if (isBelow(path, "/v1/read-model") || isBelow(path, "/v1/diagnosis")) {
            return Optional.of(Scope.OPERATE);
        }
        if (READING.contains(method)) {
            return Optional.of(Scope.READ);
        }
        if (isBelow(path, "/v1/models") || isBelow(path, "/v1/webhooks")) {
            return Optional.of(Scope.OPERATE);
        }
        if (isBelow(path, "/v1/runs")) {
            return Optional.of(Scope.TRAIN);
        }
        return Optional.of(isBelow(path, "/v1") ? Scope.SUBMIT : Scope.ADMIN);
    }

    private static boolean isPage(String method, String path) {
        return READING.contains(method)
                && (path.equals("/") || isBelow(path, "/ui") || PAGE.matcher(path).matches());
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
