package io.inkstream.recognition.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where glyphs stand, against Java2D's own layout of whole texts. */
class ShapedTextTest {

    @Test
    void plainTextRunsFromLeftToRight() {
        ShapedText shaped = ShapedText.of("Wave", serif(), false);

        assertThat(shaped.count()).isEqualTo(4);
        for (int i = 1; i < 4; i++) {
            assertThat(shaped.x(i)).isGreaterThan(shaped.x(i - 1));
        }
        assertThat((double) shaped.advance()).isCloseTo(width("Wave"), within(0.15));
    }

    @Test
    void hebrewRunsFromRightToLeftAroundItsNumbers() {
        FontFace face = serif();
        assumeTrue(face.canDisplay("שלום"), "no font with Hebrew letters");
        String text = "שלום 12";

        ShapedText shaped = ShapedText.of(text, face, false);

        // the number is read last and stands at the left, its digits in their own order
        assertThat(shaped.glyph(0)).isEqualTo(code(face, "1"));
        assertThat(shaped.glyph(1)).isEqualTo(code(face, "2"));
        assertThat(shaped.glyph(shaped.count() - 1)).isEqualTo(code(face, "ש"));
        assertThat((double) shaped.advance()).isCloseTo(width(text), within(0.1));
    }

    @Test
    void vowelSignsOfMeeteiMayekAreLaidOut() throws IOException {
        Path file = Path.of("/usr/share/fonts/truetype/noto/NotoSansMeeteiMayek-Regular.ttf");
        assumeTrue(java.nio.file.Files.exists(file), "fonts-noto-extra is not installed");
        FontFace face = face(file);
        String text = "ꯃꯤꯇꯩ ꯃꯌꯦꯛ";

        ShapedText shaped = ShapedText.of(text, face, false);
        TextLayout whole = new TextLayout(text, face.font().deriveFont(200f), FontFace.SMOOTH);

        assertThat(
                        Font.textRequiresLayout(text.toCharArray(), 0, text.length())
                                || shaped.count() > 0)
                .isTrue();
        assertThat((double) shaped.advance()).isCloseTo(whole.getAdvance() / 200.0, within(0.1));
    }

    @Test
    void aFaceOfAnotherScriptNeedsNoLatinLetters() throws IOException {
        FontLibrary library =
                FontLibrary.scan(
                        java.util.List.of(Path.of("/usr/share/fonts")),
                        java.util.Map.of("Noto Sans MeeteiMayek", FontStyle.SANS));
        assumeTrue(
                java.nio.file.Files.exists(
                        Path.of("/usr/share/fonts/truetype/noto/NotoSansMeeteiMayek-Regular.ttf")),
                "fonts-noto-extra is not installed");

        assertThat(library.faces()).isNotEmpty();
        FontFace face = library.faces().getFirst();
        assertThat(face.ascent()).isBetween(0.5, 1.2);
        RenderedLine line =
                new LineRenderer(48).render("ꯃꯤꯇꯩ ꯃꯌꯦꯛ", face, 0, new java.util.Random(2));
        assertThat(line.width()).isGreaterThan(line.height());
    }

    @Test
    void marksBelowTheLettersBelongToTheReachOfAFace() throws IOException {
        Path file = Path.of("/usr/share/fonts/truetype/noto/NotoSansMeeteiMayek-Regular.ttf");
        assumeTrue(java.nio.file.Files.exists(file), "fonts-noto-extra is not installed");
        FontFace face = face(file);

        double lowest = face.ink("ꯀꯨ꯭", 100).getMaxY() / 100;

        assertThat(lowest).isGreaterThan(0.1);
        assertThat(face.descent()).isGreaterThanOrEqualTo(lowest);
        assertThat(face.ascent()).isGreaterThanOrEqualTo(-face.ink("ꯀꯣꯩ", 100).getMinY() / 100);
    }

    private static int code(FontFace face, String character) {
        return face.font().createGlyphVector(FontFace.SMOOTH, character).getGlyphCode(0);
    }

    private static double width(String text) {
        return new TextLayout(text, serif().font().deriveFont(200f), FontFace.SMOOTH).getAdvance()
                / 200.0;
    }

    private static FontFace serif() {
        return FontFace.of(
                "Dialog", FontStyle.SERIF, Path.of("none"), new Font(Font.DIALOG, Font.PLAIN, 1));
    }

    private static FontFace face(Path file) throws IOException {
        try {
            return FontFace.of(
                    "Noto",
                    FontStyle.SANS,
                    file,
                    Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
        } catch (java.awt.FontFormatException e) {
            throw new IOException(e);
        }
    }
}
