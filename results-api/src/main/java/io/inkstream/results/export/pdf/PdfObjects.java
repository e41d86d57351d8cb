package io.inkstream.results.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes the objects of a PDF file one after the other and remembers where they lie, so that a file
 * of any size needs eight bytes of memory per object.
 */
final class PdfObjects {
    private final OutputStream out;
    private long written;
    private long[] offsets = new long[256];
    private int last;

    /** Closing stays with the caller. */
    PdfObjects(OutputStream out) throws IOException {
        this.out = out;
        // the second line tells programs that the file is not text
        write("%PDF-1.7\n");
        write(new byte[] {'%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    }

    /** A number for an object that is written later. */
    int reserve() {
        last++;
        if (last == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        return last;
    }

    void object(int number, String content) throws IOException {
        begin(number);
        write(content + "\nendobj\n");
    }

    /**
     * @param entries of the stream's dictionary but for its length
     */
    void stream(int number, String entries, byte[] content) throws IOException {
        begin(number);
        write("<< " + entries + " /Length " + content.length + " >>\nstream\n");
        write(content);
        write("\nendstream\nendobj\n");
    }

    static String reference(int number) {
        return number + " 0 R";
    }

    /** Ends the file. */
    void finish(int catalog, byte[] id) throws IOException {
        long start = written;
        write("xref\n0 " + (last + 1) + "\n0000000000 65535 f\r\n");
        for (int i = 1; i <= last; i++) {
            write("%010d 00000 n\r\n".formatted(offsets[i]));
        }
        String hex = "<" + HexFormat.of().formatHex(id) + ">";
        write(
                "trailer\n<< /Size %d /Root %s /ID [%s %s] >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(last + 1, reference(catalog), hex, hex, start));
        out.flush();
    }

    private void begin(int number) throws IOException {
        offsets[number] = written;
        write(number + " 0 obj\n");
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }
}
