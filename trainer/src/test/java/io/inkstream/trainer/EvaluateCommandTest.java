package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The shipped model on lines and pages that are drawn here. */
class EvaluateCommandTest {

    private static final List<String> TEXTS =
            List.of(
                    "A quiet harbour in the morning",
                    "seven boats lay at anchor",
                    "and nobody spoke");

    @TempDir private Path folder;

    @Test
    void linesAndPagesOfAFolderAreMeasured() throws IOException {
        writeLines();
        writePage();
        Path report = folder.resolve("report");

        JsonNode json =
                evaluate(
                        folder.toString(),
                        "--compare",
                        "../models/latin-print/model.int8.onnx",
                        "--report",
                        report.toString());

        assertThat(json.get("lines").asInt()).isEqualTo(3);
        assertThat(json.get("cer").asDouble()).isLessThan(0.1);
        assertThat(json.get("cer_ci")).hasSize(2);
        assertThat(json.get("cer").asDouble())
                .isBetween(
                        json.get("cer_ci").get(0).asDouble(), json.get("cer_ci").get(1).asDouble());
        assertThat(json.get("pages").asInt()).isOne();
        assertThat(json.get("page_cer").asDouble()).isLessThan(0.1);
        assertThat(json.get("line_f1").asDouble()).isEqualTo(1);
        assertThat(json.get("baseline_f1").asDouble()).isGreaterThan(0.9);
        JsonNode stored = new JsonMapper().readTree(report.resolve("eval.json").toFile());
        assertThat(stored.get("cer")).isEqualTo(json.get("cer"));
        assertThat(stored.get("comparison").get("cer").get("difference_ci")).hasSize(2);
        assertThat(report.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void tesseractReadsTheSameLines() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(at -> Files.isExecutable(Path.of(at, "tesseract"))),
                "Tesseract is not installed");
        writeLines();
        Path report = folder.resolve("report");

        evaluate(folder.toString(), "--compare", "tesseract", "--report", report.toString());

        JsonNode compared =
                new JsonMapper().readTree(report.resolve("eval.json").toFile()).get("comparison");
        assertThat(compared.get("other").asText()).isEqualTo("tesseract");
        assertThat(compared.get("cer").get("difference").asDouble()).isBetween(-0.1, 0.3);
    }

    @Test
    void documentsAndKindsCanBeChosen() throws IOException {
        writeLines();
        writePage();

        JsonNode json = evaluate(folder.toString(), "--only", "lines", "--documents", "b");

        assertThat(json.get("lines").asInt()).isEqualTo(2);
        assertThat(json.has("pages")).isFalse();
    }

    @Test
    void linesWithTextFilesBesideThemAreMeasured() throws IOException {
        for (int i = 0; i < TEXTS.size(); i++) {
            Path writer = Files.createDirectories(folder.resolve(i == 0 ? "a" : "b"));
            Files.write(writer.resolve(i + ".png"), png(picture(620, 64, i, i + 1, 46)));
            Files.writeString(writer.resolve(i + ".gt.txt"), TEXTS.get(i) + "\n");
        }

        JsonNode json = evaluate(folder.toString());

        assertThat(json.get("lines").asInt()).isEqualTo(3);
        assertThat(json.get("cer").asDouble()).isLessThan(0.1);
        assertThat(evaluate(folder.toString(), "--documents", "b").get("lines").asInt())
                .isEqualTo(2);
    }

    @Test
    void pagesInPageXmlAreMeasured() throws IOException {
        writePageXml();

        JsonNode json = evaluate(folder.toString());

        assertThat(json.get("pages").asInt()).isOne();
        assertThat(json.get("lines").asInt()).isEqualTo(3);
        assertThat(json.get("page_cer").asDouble()).isLessThan(0.1);
        assertThat(json.get("line_f1").asDouble()).isEqualTo(1);
        assertThat(json.has("baseline_f1")).isFalse();
    }

    @Test
    void whatIsNotThereIsNamed() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandLine command = new CommandLine(new TrainerMain());
        command.setErr(new java.io.PrintWriter(said, true, StandardCharsets.UTF_8));

        assertThat(command.execute("evaluate", "no-such-model", folder.toString())).isNotZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("'no-such-model' is no file");
    }

    private static JsonNode evaluate(String... arguments) throws IOException {
        return evaluateModel("../models/latin-print", arguments);
    }

    static JsonNode evaluateModel(String model, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "evaluate";
        all[1] = model;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 1] = "--json";
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new TrainerMain()).execute(all)).isZero();
        } finally {
            System.setOut(before);
        }
        String last = said.toString(StandardCharsets.UTF_8).lines().toList().getLast();
        return new JsonMapper().readTree(last);
    }

    private void writeLines() throws IOException {
        StringBuilder table = new StringBuilder();
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("lines.zip")))) {
            for (int i = 0; i < TEXTS.size(); i++) {
                String name = "line" + i + ".png";
                zip.putNextEntry(new ZipEntry(name));
                zip.write(png(picture(620, 64, i, i + 1, 46)));
                table.append("%s\t%s\t%s%n".formatted(name, i == 0 ? "a" : "b", TEXTS.get(i)));
            }
        }
        Files.writeString(folder.resolve("lines.tsv"), table);
    }

    private void writePage() throws IOException {
        Path pages = Files.createDirectories(folder.resolve("pages"));
        Files.write(pages.resolve("p.png"), png(picture(900, 400, 0, 3, 100)));
        StringBuilder alto = new StringBuilder("<alto><Layout><Page><PrintSpace><TextBlock>");
        for (int i = 0; i < TEXTS.size(); i++) {
            int baseline = 100 + 80 * i;
            int right = 40 + width(TEXTS.get(i));
            alto.append(
                    "<TextLine HPOS=\"34\" VPOS=\"%d\" WIDTH=\"%d\" HEIGHT=\"44\" BASELINE=\"40 %d %d %d\"><String CONTENT=\"%s\"/></TextLine>"
                            .formatted(
                                    baseline - 32,
                                    right - 28,
                                    baseline,
                                    right,
                                    baseline,
                                    TEXTS.get(i)));
        }
        Files.writeString(
                pages.resolve("p.xml"), alto + "</TextBlock></PrintSpace></Page></Layout></alto>");
    }

    /** Coordinates of a picture twice as large, without baselines. */
    private void writePageXml() throws IOException {
        Files.write(folder.resolve("p.png"), png(picture(900, 400, 0, 3, 100)));
        StringBuilder page =
                new StringBuilder(
                        "<PcGts><Page imageFilename=\"p.png\" imageWidth=\"1800\"><TextRegion id=\"r\">");
        for (int i = 0; i < TEXTS.size(); i++) {
            int top = 2 * (68 + 80 * i);
            int bottom = top + 88;
            int right = 2 * (46 + width(TEXTS.get(i)));
            page.append(
                    "<TextLine id=\"l%d\"><Coords points=\"68,%d %d,%d %d,%d 68,%d\"/><TextEquiv><Unicode>%s</Unicode></TextEquiv></TextLine>"
                            .formatted(i, top, right, top, right, bottom, bottom, TEXTS.get(i)));
        }
        Files.writeString(folder.resolve("p.xml"), page + "</TextRegion></Page></PcGts>");
    }

    private static int width(String text) {
        BufferedImage nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        return nowhere.createGraphics().getFontMetrics(font()).stringWidth(text);
    }

    private static Font font() {
        return new Font(Font.SERIF, Font.PLAIN, 36);
    }

    private static BufferedImage picture(
            int width, int height, int from, int to, int firstBaseline) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.BLACK);
        canvas.setFont(font());
        for (int i = from; i < to; i++) {
            canvas.drawString(TEXTS.get(i), 40, firstBaseline + 80 * (i - from));
        }
        canvas.dispose();
        return picture;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
