package io.inkstream.ingest.upload;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sha-256} of a {@code Content-Digest} header (RFC 9530), in hex. */
record ContentDigest(String sha256) {
    private static final Pattern SHA_256 =
            Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");

    static ContentDigest parse(String header) {
        Matcher matcher = SHA_256.matcher(header);
        if (!matcher.find()) {
            throw Problems.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "Content-Digest: no sha-256=:…: in \"" + header + "\"");
        }
        byte[] digest = Base64.getDecoder().decode(matcher.group(1));
        return new ContentDigest(HexFormat.of().formatHex(digest));
    }

    void require(ReceivedFile received) {
        if (!received.sha256().equals(sha256)) {
            throw Problems.of(
                    ProblemCode.DIGEST_MISMATCH,
                    "stated %s, received %s".formatted(sha256, received.sha256()));
        }
    }
}
