package io.inkstream.infra.badinput;

import io.inkstream.infra.Repository;
import java.io.IOException;
import java.nio.file.Files;

/** Good files of each kind. */
public final class SampleFiles {
    private static final int FIRST_LETTERS = 40;

    private SampleFiles() {}

    /** A page with two lines of text. */
    public static byte[] image(String format) {
        return Bytes.image(format);
    }

    public static byte[] pdf() {
        return Bytes.pdfPage(
                "/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
                Bytes.stream(
                        "", Bytes.text("BT /F 20 Tf 20 40 Td (a page) Tj ET 10 10 50 20 re f")));
    }

    public static byte[] zip() {
        return Bytes.zip("a.png", image("png"), "box/b.txt", Bytes.text("b".repeat(FIRST_LETTERS)));
    }

    /** The smallest model that comes along. */
    public static byte[] model() throws IOException {
        return Files.readAllBytes(Repository.path("models/latin-print-fast/model.int8.onnx"));
    }
}
