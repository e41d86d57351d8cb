package io.inkstream.infra.badinput;

import static io.inkstream.infra.badinput.Bytes.cut;
import static io.inkstream.infra.badinput.Bytes.deflated;
import static io.inkstream.infra.badinput.Bytes.image;
import static io.inkstream.infra.badinput.Bytes.join;
import static io.inkstream.infra.badinput.Bytes.pdfPage;
import static io.inkstream.infra.badinput.Bytes.stream;
import static io.inkstream.infra.badinput.Bytes.text;

import io.inkstream.infra.badinput.BadInput.Answer;
import io.inkstream.infra.badinput.BadInput.Failed;
import io.inkstream.infra.badinput.BadInput.File;
import io.inkstream.infra.badinput.BadInput.Read;
import io.inkstream.infra.badinput.BadInput.Refused;
import java.util.ArrayList;
import java.util.List;

/** Archives and PDF files that are not what they should be. */
final class BadArchives {
    private static final Answer READ = new Read();
    private static final Answer BAD_NAME = new Refused(400, "invalid-name");
    private static final Answer DAMAGED_ZIP = new Refused(422, "damaged-document");
    private static final Answer DAMAGED = new Failed("damaged-document");

    private final List<BadInput> inputs = new ArrayList<>();

    private BadArchives() {}

    static List<BadInput> all() {
        BadArchives archives = new BadArchives();
        archives.zips();
        archives.pdfs();
        return archives.inputs;
    }

    private void zip(String name, byte[] content, Answer answer) {
        String file = "bad-" + (inputs.size() + 1) + ".zip";
        inputs.add(new BadInput("ZIP", name, new File(file, content), answer));
    }

    private void pdf(String name, byte[] content, Answer answer) {
        String file = "bad-" + (inputs.size() + 1) + ".pdf";
        inputs.add(new BadInput("PDF", name, new File(file, content), answer));
    }

    private void zips() {
        byte[] page = image("png");
        byte[] good = Bytes.zip("a.png", page);
        zip("a name that leaves the archive", Bytes.zip("../a.png", page), BAD_NAME);
        zip("a name that leaves it in the middle", Bytes.zip("x/../../a.png", page), BAD_NAME);
        zip("an absolute name", Bytes.zip("/etc/a.png", page), BAD_NAME);
        zip("a name with a control character", Bytes.zip("a\u0007.png", page), BAD_NAME);
        zip("a name of 1,000 characters", Bytes.zip("a".repeat(1_000) + ".png", page), BAD_NAME);
        zip("no files", Bytes.zip(), new Failed("unknown-type"));
        zip(
                "only what systems leave behind",
                Bytes.zip("__MACOSX/._a.png", page, ".DS_Store", text("x")),
                new Refused(400, "empty-upload"));
        zip("an archive in it", Bytes.zip("inner.zip", good), new Refused(422, "unknown-type"));
        zip("5,001 files", Bytes.zipOfEmptyFiles(5_001), new Refused(413, "too-large"));
        zip("cut at half", cut(good, 50), DAMAGED_ZIP);
        zip(
                "garbage behind the first bytes",
                join(cut(good, 2), text("PK\3\4garbage")),
                DAMAGED_ZIP);
    }

    private void pdfs() {
        String box = "/MediaBox [0 0 200 100]";
        pdf("the header alone", text("%PDF-1.7\n"), DAMAGED);
        pdf("cut at half", cut(pdfPage(box), 50), new Failed("empty-document"));
        pdf(
                "no table of objects",
                text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
                DAMAGED);
        pdf(
                "no pages",
                Bytes.pdf(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [] /Count 0 >>"),
                new Failed("empty-document"));
        pdf(
                "a tree of pages in a circle",
                Bytes.pdf(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
                new Failed("damaged-image"));
        pdf(
                "2,147,483,647 pages, it says",
                Bytes.pdf(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [] /Count 2147483647 >>"),
                new Failed("too-many-pages"));
        pdf(
                "a page of 1,000,000,000 points",
                pdfPage(
                        "/MediaBox [0 0 1000000000 1000000000] /Contents 4 0 R",
                        stream("", text("0 0 m 9 9 l S"))),
                new Failed("image-too-large"));
        pdf(
                "a page without area",
                pdfPage("/MediaBox [0 0 0 0] /Contents 4 0 R", stream("", text("0 0 m 9 9 l S"))),
                new Failed("damaged-image"));
        pdf("a page of negative size", pdfPage("/MediaBox [200 100 0 0]"), READ);
        pdf(
                "a form that draws itself",
                pdfPage(
                        box + " /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R",
                        stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>",
                                text("/X Do")),
                        stream("", text("/X Do"))),
                READ);
        pdf(
                "64 MB of drawing in 64 kB",
                pdfPage(
                        box + " /Contents 4 0 R",
                        stream(
                                "/Filter /FlateDecode",
                                deflated(text("0 0 m 9 9 l S ".repeat(1 << 20))))),
                READ);
        pdf(
                "a script, and an action to start a program",
                Bytes.pdf(
                        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R "
                                + box
                                + " /AA << /O << /S /Launch /F (x.exe) >> >> >>"),
                READ);
        pdf(
                "a picture of 30,000 x 30,000 pixels",
                pdfPage(
                        box + " /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R",
                        stream(
                                "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode",
                                deflated(new byte[1000])),
                        stream("", text("200 0 0 100 0 0 cm /X Do"))),
                new Failed("image-too-large"));
        pdf(
                "fifty filters on one stream",
                pdfPage(
                        box + " /Contents 4 0 R",
                        stream("/Filter [" + "/FlateDecode ".repeat(50) + "]", text("x"))),
                READ);
        pdf("10 kB of garbage before it", join(text("garbage ".repeat(100)), pdfPage(box)), READ);
        pdf("a megabyte of zeros behind it", join(pdfPage(box), new byte[1 << 20]), READ);
    }
}
