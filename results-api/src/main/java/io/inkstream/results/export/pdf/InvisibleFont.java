package io.inkstream.results.export.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A font for text that is not seen: every character is half an em wide and has no ink. Code points
 * get numbers as they come up, so any script works and the file holds only what it uses.
 */
final class InvisibleFont {
    /** Width of every character as a share of the font size. */
    static final double WIDTH = 0.5;

    /** How far characters reach below the baseline, as a share of the font size. */
    static final double DESCENT = 0.2;

    /** Numbers are of two bytes, and 0 is no character. */
    private static final int MOST = 0xFFFF;

    private static final int RANGES_AT_ONCE = 100;

    private final int number;
    private final Map<Integer, Integer> codes = new LinkedHashMap<>();
    private final Map<Integer, Integer> spare = new HashMap<>();

    /**
     * @param number the object in which the font is written
     */
    InvisibleFont(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The characters as a hexadecimal string of the font's codes. */
    String encode(int[] codePoints) {
        StringBuilder hex = new StringBuilder("<");
        for (int codePoint : codePoints) {
            hex.append("%04X".formatted(code(codePoint)));
        }
        return hex.append('>').toString();
    }

    private int code(int codePoint) {
        Integer known = codes.get(codePoint);
        if (known != null) {
            return known;
        }
        if (codes.size() == MOST) {
            return spare.computeIfAbsent(codePoint, point -> code(0xFFFD));
        }
        codes.put(codePoint, codes.size() + 1);
        return codes.size();
    }

    /** Writes the font with all characters that came up. */
    void write(PdfObjects pdf) throws IOException {
        int descendant = pdf.reserve();
        int descriptor = pdf.reserve();
        int program = pdf.reserve();
        int glyphs = pdf.reserve();
        int unicode = pdf.reserve();
        pdf.object(
                number,
                "<< /Type /Font /Subtype /Type0 /BaseFont /Inkstream-Invisible"
                        + " /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>"
                                .formatted(
                                        PdfObjects.reference(descendant),
                                        PdfObjects.reference(unicode)));
        pdf.object(
                descendant,
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Inkstream-Invisible"
                        + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
                        + " /Supplement 0 >> /DW 500 /CIDToGIDMap %s /FontDescriptor %s >>"
                                .formatted(
                                        PdfObjects.reference(glyphs),
                                        PdfObjects.reference(descriptor)));
        pdf.object(
                descriptor,
                "<< /Type /FontDescriptor /FontName /Inkstream-Invisible /Flags 4"
                        + " /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200"
                        + " /CapHeight 800 /StemV 80 /FontFile2 %s >>"
                                .formatted(PdfObjects.reference(program)));
        byte[] font = BlankTrueType.bytes();
        pdf.stream(program, "/Length1 " + font.length, font);
        pdf.stream(glyphs, "/Filter /FlateDecode", Deflated.bytes(sameGlyphForAll()));
        pdf.stream(unicode, "/Filter /FlateDecode", Deflated.bytes(toUnicode()));
    }

    /** Glyph 1 for each code; glyph 0 stands for what a font lacks. */
    private byte[] sameGlyphForAll() {
        byte[] map = new byte[2 * (codes.size() + 1)];
        for (int code = 1; code <= codes.size(); code++) {
            map[2 * code + 1] = 1;
        }
        return map;
    }

    private byte[] toUnicode() {
        StringBuilder map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        int left = codes.size();
        int inRange = 0;
        for (Map.Entry<Integer, Integer> entry : codes.entrySet()) {
            if (inRange == 0) {
                inRange = Math.min(left, RANGES_AT_ONCE);
                map.append(inRange).append(" beginbfchar\n");
            }
            map.append("<%04X> <%s>\n".formatted(entry.getValue(), utf16(entry.getKey())));
            left--;
            if (--inRange == 0) {
                map.append("endbfchar\n");
            }
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return map.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String utf16(int codePoint) {
        StringBuilder hex = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            hex.append("%04X".formatted((int) unit));
        }
        return hex.toString();
    }
}
