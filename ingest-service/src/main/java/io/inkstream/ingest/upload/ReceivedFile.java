package io.inkstream.ingest.upload;

import io.inkstream.contracts.Base32;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Uploaded bytes in a temporary file, with their digest.
 *
 * @param sha256 in hex
 */
record ReceivedFile(Path path, String sha256, long sizeBytes) {

    /** Of a file somebody else received and removes. */
    static ReceivedFile of(Path path) throws IOException {
        MessageDigest digest = Base32.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new ReceivedFile(path, hex(digest), Files.size(path));
    }

    /** The stream written to a new temporary file; the caller removes it. */
    static ReceivedFile receive(InputStream body) throws IOException {
        MessageDigest digest = Base32.sha256();
        Path file = Files.createTempFile("inkstream-upload-", "");
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            body.transferTo(out);
        } catch (IOException | RuntimeException e) {
            // whatever it was goes on; half a file must not stay
            Files.deleteIfExists(file);
            throw e;
        }
        return new ReceivedFile(file, hex(digest), Files.size(file));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
