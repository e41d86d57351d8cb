package io.inkstream.ingest.splitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What a document is, told by its first bytes and never by its name. */
enum DocumentFormat {
    PNG,
    JPEG,
    TIFF,
    GIF,
    BMP,
    WEBP,
    ZIP,
    PDF;

    /** A PDF may have some bytes of something else before its header. */
    private static final int HEAD = 1024;

    static Optional<DocumentFormat> find(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(PNG);
        }
        if (startsWith(head, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        }
        if (startsWith(head, 'I', 'I', 42, 0)
                || startsWith(head, 'M', 'M', 0, 42)
                || startsWith(head, 'I', 'I', 43, 0)
                || startsWith(head, 'M', 'M', 0, 43)) {
            return Optional.of(TIFF);
        }
        if (startsWith(head, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        if (isWebp(head)) {
            return Optional.of(WEBP);
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return Optional.of(ZIP);
        }
        if (isBmp(head)) {
            return Optional.of(BMP);
        }
        boolean pdf = new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-");
        return pdf ? Optional.of(PDF) : Optional.empty();
    }

    private static boolean isWebp(byte[] head) {
        return startsWith(head, 'R', 'I', 'F', 'F')
                && head.length >= 12
                && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    /** Two letters alone could begin any text; the header's length and its planes follow them. */
    private static boolean isBmp(byte[] head) {
        return startsWith(head, 'B', 'M')
                && head.length >= 26
                && head[6] == 0
                && head[7] == 0
                && (head[14] == 12 || head[14] >= 40)
                && head[15] == 0;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        byte[] wanted = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = (byte) magic[i];
        }
        return head.length >= wanted.length
                && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }
}
