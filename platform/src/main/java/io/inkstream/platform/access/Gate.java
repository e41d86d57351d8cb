package io.inkstream.platform.access;

import io.inkstream.contracts.ProblemCode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets requests pass or not. On loopback no key is needed, but a page of the web in the user's
 * browser must not get in: not under a name of its own that leads here, and not from another
 * origin. Elsewhere a key is needed, and no browser shows one by itself.
 */
final class Gate {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";

    /** What of a request decides. */
    record Request(
            String method,
            String path,
            Optional<String> host,
            Optional<String> origin,
            Optional<String> fetchSite,
            Optional<String> authorization) {}

    private final boolean keysDemanded;
    private final Set<String> hosts;
    private final KeyRing keys;

    /**
     * @param hosts names that are answered beside loopback's; empty for any where keys are demanded
     */
    Gate(boolean keysDemanded, Set<String> hosts, KeyRing keys) {
        this.keysDemanded = keysDemanded;
        this.hosts = Set.copyOf(hosts);
        this.keys = keys;
    }

    Verdict judge(Request request) {
        Optional<Scope> needed = Routes.needed(request.method(), request.path());
        if (needed.isEmpty()) {
            return new Verdict.Passed(Caller.LOCAL);
        }
        if (!isOurName(request.host())) {
            return new Verdict.Refused(
                    ProblemCode.HOST_NOT_ALLOWED,
                    "\"%s\" is no name of this service; ocr.access.hosts lists names"
                            .formatted(request.host().orElse("")));
        }
        return keysDemanded ? byKey(request, needed.get()) : withoutKey(request);
    }

    private Verdict withoutKey(Request request) {
        boolean foreign =
                request.origin().filter(origin -> !isSameOrigin(origin, request.host())).isPresent()
                        || request.fetchSite().filter("cross-site"::equals).isPresent();
        return foreign
                ? new Verdict.Refused(
                        ProblemCode.ORIGIN_NOT_ALLOWED,
                        "a page of %s asks in the name of its reader"
                                .formatted(request.origin().orElse("another site")))
                : new Verdict.Passed(Caller.LOCAL);
    }

    private Verdict byKey(Request request, Scope needed) {
        Optional<String> shown =
                request.authorization()
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()).strip());
        if (shown.isEmpty()) {
            return new Verdict.Refused(
                    ProblemCode.KEY_MISSING, "send the header Authorization: Bearer KEY");
        }
        return switch (keys.find(shown.get())) {
            case KeyRing.Unusable(String why) ->
                    new Verdict.Refused(ProblemCode.KEY_NOT_ACCEPTED, why);
            case KeyRing.Usable(Caller caller) ->
                    needed.isIn(caller.scopes())
                            ? new Verdict.Passed(caller)
                            : new Verdict.Refused(
                                    ProblemCode.SCOPE_MISSING,
                                    "the key %s has no scope \"%s\""
                                            .formatted(caller.key().orElse(""), needed.word()));
        };
    }

    private boolean isOurName(Optional<String> host) {
        if (host.isEmpty()) {
            return false;
        }
        String name = withoutPort(host.get());
        return LOOPBACK.contains(name) || hosts.contains(name) || (keysDemanded && hosts.isEmpty());
    }

    /** An origin is the same when it names what the request was sent to. */
    private static boolean isSameOrigin(String origin, Optional<String> host) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority()).equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf(']') ? name.substring(0, colon) : name;
    }
}
