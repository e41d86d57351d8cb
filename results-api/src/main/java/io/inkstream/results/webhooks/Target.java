package io.inkstream.results.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where a request goes: the address was looked at once, and the connection goes to that very
 * address, so a name that means another machine a moment later gains nothing.
 */
record Target(URI uri, InetAddress address) {

    /** Finds out addresses; the system's resolver but in tests. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Which addresses may be told.
     *
     * @param plainHttp whether without TLS
     */
    record Policy(boolean plainHttp, Predicate<InetAddress> allowed) {
        static final Policy PUBLIC = new Policy(false, PublicAddress::isPublic);
        static final Policy ANY = new Policy(true, address -> true);
    }

    /** The address is not one that may be told. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * @throws RefusedException when the address is of a kind that is not told
     * @throws UnknownHostException when the name has no address at present
     */
    static Target of(URI uri, Policy policy, Resolver resolver) throws IOException {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || (policy.plainHttp() && scheme.equals("http"));
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new RefusedException(
                    "\"%s\" is no address of the form %s://host/path without user"
                            .formatted(uri, policy.plainHttp() ? "http(s)" : "https"));
        }
        List<InetAddress> addresses = List.of(resolver.resolve(host(uri)));
        for (InetAddress address : addresses) {
            if (!policy.allowed().test(address)) {
                throw new RefusedException(
                        "%s is %s, which is no address of the public internet"
                                .formatted(uri.getHost(), address.getHostAddress()));
            }
        }
        return new Target(uri, addresses.getFirst());
    }

    /** Without the brackets of IPv6 literals. */
    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    String host() {
        return host(uri);
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    String path() {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
