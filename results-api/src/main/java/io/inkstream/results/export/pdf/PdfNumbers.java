package io.inkstream.results.export.pdf;

import java.util.Locale;

/** Numbers as PDF writes them. */
final class PdfNumbers {
    private PdfNumbers() {}

    static String text(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceFirst("\\.?0+$", "");
    }
}
