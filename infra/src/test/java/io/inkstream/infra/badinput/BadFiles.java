package io.inkstream.infra.badinput;

import static io.inkstream.infra.badinput.Bytes.blank;
import static io.inkstream.infra.badinput.Bytes.changed;
import static io.inkstream.infra.badinput.Bytes.chunk;
import static io.inkstream.infra.badinput.Bytes.cut;
import static io.inkstream.infra.badinput.Bytes.deflated;
import static io.inkstream.infra.badinput.Bytes.header;
import static io.inkstream.infra.badinput.Bytes.image;
import static io.inkstream.infra.badinput.Bytes.join;
import static io.inkstream.infra.badinput.Bytes.pngOf;
import static io.inkstream.infra.badinput.Bytes.pngWith;
import static io.inkstream.infra.badinput.Bytes.text;
import static io.inkstream.infra.badinput.Bytes.tiff;

import io.inkstream.infra.badinput.BadInput.Answer;
import io.inkstream.infra.badinput.BadInput.Failed;
import io.inkstream.infra.badinput.BadInput.File;
import io.inkstream.infra.badinput.BadInput.Read;
import io.inkstream.infra.badinput.BadInput.Refused;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pictures and other files that are not what they should be. */
final class BadFiles {
    private static final Answer READ = new Read();
    private static final Answer DAMAGED = new Failed("damaged-document");
    private static final Answer DAMAGED_PAGE = new Failed("damaged-image");
    private static final Answer TOO_LARGE = new Failed("image-too-large");
    private static final Answer UNKNOWN = new Failed("unknown-type");

    private final List<BadInput> inputs = new ArrayList<>();

    private BadFiles() {}

    static List<BadInput> all() {
        BadFiles files = new BadFiles();
        files.pngs();
        files.otherPictures();
        files.tiffs();
        files.otherTypes();
        return files.inputs;
    }

    private void add(String group, String name, String extension, byte[] content, Answer answer) {
        String fileName = "bad-" + (inputs.size() + 1) + "." + extension;
        inputs.add(new BadInput(group, name, new File(fileName, content), answer));
    }

    private void png(String name, byte[] content, Answer answer) {
        add("PNG", name, "png", content, answer);
    }

    private void pngs() {
        byte[] good = image("png");
        int data = 8 + 25 + 8;
        png("no bytes", new byte[0], new Refused(400, "empty-upload"));
        png("one byte", new byte[] {(byte) 0x89}, UNKNOWN);
        png("the signature alone", cut(good, 1), DAMAGED);
        png("one pixel", blank("png", 1, 1), READ);
        png("one pixel wide, 20,000 high", blank("png", 1, 20_000), READ);
        png("20,000 wide, one pixel high", blank("png", 20_000, 1), READ);
        png("cut at half", cut(good, 50), DAMAGED);
        png("without its end", cut(good, 99), DAMAGED);
        png("a wrong checksum in the pixels", changed(good, data + 20, 1, 2, 3, 4), DAMAGED_PAGE);
        png(
                "30,000 x 30,000 pixels in 110 kB",
                pngOf(header(30_000, 30_000, 1, 0), 100, 3750),
                TOO_LARGE);
        png(
                "2,147,483,647 pixels wide",
                pngOf(header(Integer.MAX_VALUE, 1, 1, 0), 1, 1),
                TOO_LARGE);
        png("no pixels wide", pngOf(header(0, 10, 8, 0), 10, 0), DAMAGED);
        png("negative height", pngOf(header(10, -10, 8, 0), 10, 10), DAMAGED);
        png("three bits per sample", pngOf(header(10, 10, 3, 0), 10, 4), DAMAGED);
        png("a colour type that is none", pngOf(header(10, 10, 8, 5), 10, 10), DAMAGED);
        png("a palette picture without palette", pngOf(header(10, 10, 8, 3), 10, 10), DAMAGED_PAGE);
        png("fewer rows than it says", pngOf(header(100, 1000, 8, 0), 10, 100), DAMAGED_PAGE);
        png("more rows than it says", pngOf(header(100, 10, 8, 0), 1000, 100), READ);
        png("64 MB of text in 64 kB", pngWith(textBomb()), READ);
        png("a colour profile of garbage", pngWith(chunk("iCCP", text("x\0\0garbage"))), READ);
        png(
                "a chunk that says it is 2 GB",
                pngWith(changed(chunk("tEXt", text("a\0b")), 0, 0x7f, 0xff)),
                DAMAGED_PAGE);
        png("an entity of another file in its metadata", pngWith(chunk("iTXt", xmp())), READ);
        png(
                "16 bits per sample",
                image("png", new BufferedImage(60, 40, BufferedImage.TYPE_USHORT_GRAY)),
                READ);
        png(
                "transparent",
                image("png", new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB)),
                READ);
        png("a page of JPEG under the name of a PNG", image("jpg"), READ);
    }

    private static byte[] textBomb() {
        return chunk("zTXt", join(text("Comment\0\0"), deflated(new byte[64 << 20])));
    }

    private static byte[] xmp() {
        return text(
                "XML:com.adobe.xmp\0\0\0\0\0<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
    }

    private void otherPictures() {
        byte[] jpeg = image("jpg");
        byte[] gif = image("gif", Bytes.page(BufferedImage.TYPE_BYTE_BINARY));
        byte[] bmp = image("bmp");
        String group = "JPEG, GIF, BMP, WebP";
        add(group, "three bytes of a JPEG", "jpg", cut(jpeg, 1), DAMAGED);
        add(group, "a JPEG cut at a tenth", "jpg", cut(jpeg, 10), DAMAGED);
        add(group, "a JPEG cut at half", "jpg", cut(jpeg, 50), DAMAGED);
        add(
                group,
                "a JPEG with a web page behind it",
                "jpg",
                join(jpeg, text("<script>alert(1)</script>")),
                READ);
        add(
                group,
                "a JPEG with EXIF of garbage",
                "jpg",
                withSegment(jpeg, text("Exif\0\0MM\0*garbage")),
                READ);
        add(group, "a GIF cut at half", "gif", cut(gif, 50), DAMAGED);
        add(group, "a GIF of 65,535 x 65,535", "gif", changed(gif, 6, 255, 255, 255, 255), READ);
        add(group, "the first bytes of a GIF", "gif", text("GIF89a"), DAMAGED);
        add(group, "a GIF that is a script, too", "gif", join(gif, text("*/=1;alert(1)")), READ);
        add(group, "a BMP cut at half", "bmp", cut(bmp, 50), DAMAGED);
        add(
                group,
                "a BMP of 2,147,483,647 columns",
                "bmp",
                changed(bmp, 18, 255, 255, 255, 127),
                DAMAGED);
        add(group, "a BMP without columns", "bmp", changed(bmp, 18, 0, 0, 0, 0), DAMAGED);
        add(group, "the first bytes of a WebP", "webp", text("RIFF\4\0\0\0WEBP"), DAMAGED);
        add(
                group,
                "a WebP of garbage",
                "webp",
                text("RIFF\40\0\0\0WEBPVP8 garbage garbage garbage"),
                DAMAGED);
    }

    /** An APP1 segment behind the first marker. */
    private static byte[] withSegment(byte[] jpeg, byte[] data) {
        byte[] head = {
            (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (data.length + 2)
        };
        return join(head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private void tiffs() {
        byte[] good = image("tiff");
        int[] width = {256, 3, 1, 10};
        int[] height = {257, 3, 1, 10};
        String group = "TIFF";
        add(group, "the header alone", "tif", text("II*\0"), DAMAGED);
        add(group, "cut at half", "tif", cut(good, 50), DAMAGED_PAGE);
        add(
                group,
                "a directory behind the end",
                "tif",
                changed(good, 4, 255, 255, 255, 127),
                DAMAGED);
        add(group, "a directory without entries", "tif", tiff(0), DAMAGED_PAGE);
        add(group, "a directory that follows itself", "tif", tiff(8, width, height), DAMAGED_PAGE);
        add(
                group,
                "a value 2,147,483,647 times",
                "tif",
                tiff(0, width, height, new int[] {273, 4, Integer.MAX_VALUE, 100}),
                DAMAGED_PAGE);
        add(
                group,
                "strips behind the end",
                "tif",
                tiff(
                        0,
                        width,
                        height,
                        new int[] {273, 4, 1, 1 << 30},
                        new int[] {279, 4, 1, 1 << 30}),
                DAMAGED_PAGE);
        add(
                group,
                "no pixels wide",
                "tif",
                tiff(0, new int[] {256, 3, 1, 0}, height),
                DAMAGED_PAGE);
        add(
                group,
                "65,535 x 65,535 without strips",
                "tif",
                tiff(0, new int[] {256, 3, 1, 65_535}, new int[] {257, 3, 1, 65_535}),
                TOO_LARGE);
        add(
                group,
                "a compression that is none",
                "tif",
                tiff(
                        0,
                        width,
                        height,
                        new int[] {259, 3, 1, 9_999},
                        new int[] {273, 4, 1, 8},
                        new int[] {279, 4, 1, 8}),
                DAMAGED_PAGE);
        add(group, "a BigTIFF of garbage", "tif", text("II+\0\10\0\0\0garbage garbage"), DAMAGED);
    }

    private void otherTypes() {
        String group = "Files of other types";
        add(
                group,
                "an SVG with a script",
                "svg",
                text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
                UNKNOWN);
        add(group, "PostScript", "eps", text("%!PS-Adobe-3.0 EPSF-3.0\nshowpage"), UNKNOWN);
        add(group, "a web page", "html", text("<html><script>alert(1)</script></html>"), UNKNOWN);
        add(group, "a program of Windows", "exe", text("MZ\220\0garbage"), UNKNOWN);
        add(group, "a program of Linux", "png", text("\177ELF\2\1\1garbage"), UNKNOWN);
        add(group, "text under the name of a picture", "jpg", text("just text"), UNKNOWN);
        add(group, "gzip", "gz", text("\37\213\10\0\0\0\0\0\0\0\3\0\0\0\0\0"), UNKNOWN);
        add(group, "7-Zip", "7z", text("7z\274\257'\34\0\4garbage"), UNKNOWN);
        add(group, "RAR", "rar", text("Rar!\32\7\1\0garbage"), UNKNOWN);
        add(group, "10,000 zeros", "png", new byte[10_000], UNKNOWN);
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        add(group, "10,000 bytes of noise", "png", noise, UNKNOWN);
    }
}
