package io.inkstream.trainer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.explain.LayerOutput.Kind;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.release.ModelWeights;
import io.inkstream.trainer.training.Libtorch;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {

    private static final Path MODEL = Path.of("../models/latin-print/model.onnx");
    private static final List<String> CHARSET = List.of("", "a", "b", "c", " ");

    @TempDir private Path folder = Path.of(".");

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(7);
    }

    @Test
    void saliencyIsTheGradientOfThePath() {
        OpenedNetwork network = random("c3x3,6,s2x2 c3x3,8,s2x2 H L8", 16);
        TextLine line = noise(16, 40);
        Logits logits = network.logProbs(List.of(line)).getFirst();
        int[] path = new int[logits.steps()];
        Arrays.fill(path, 1);

        float[][] saliency = network.saliency(line, path);

        double greatest = greatest(saliency);
        for (int[] pixel : new int[][] {{3, 5}, {8, 20}, {12, 33}, {15, 39}, {0, 0}}) {
            double up = logProbability(network, changed(line, pixel, 2), path);
            double down = logProbability(network, changed(line, pixel, -2), path);
            // two grey levels either way are 4 / 255 of ink
            double measured = Math.abs(up - down) / (4 / 255.0);
            assertThat((double) saliency[pixel[0]][pixel[1]])
                    .isCloseTo(measured, within(0.05 * greatest));
        }
    }

    /** A network that answers once has one step; its colours are summed. */
    @Test
    void theClassOfAPictureIsExplainedLikeALine() throws Exception {
        OpenedNetwork network = random("i16x20,rgb c3x3,6,s2x2 H Lf8 Lf6,last F5,relu softmax", 16);
        TextLine picture = colours(16, 20);
        Logits logits = network.logProbs(List.of(picture)).getFirst();
        assertThat(logits.steps()).isEqualTo(1);
        assertThat(network.read(picture)).isEqualTo(CHARSET.get(logits.likeliest(0)));

        float[][] saliency = network.saliency(picture, new int[] {2});

        assertThat(saliency).hasDimensions(16, 20);
        assertThat(greatest(saliency)).isPositive();
        assertThat(network.layers(picture))
                .extracting(LayerOutput::kind)
                .containsExactly(Kind.FEATURE_MAPS, Kind.STATES);
        assertThat(new Explanation(network, picture).write(folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .contains("saliency.svg", "occlusion.svg", "layer-02-Lf8.svg");
    }

    @Test
    void numbersAreExplainedByTheirGradientAlone() throws Exception {
        OpenedNetwork network = random("i16x20 c3x3,6,s2x2 flat regression", 16);

        assertThat(new Explanation(network, noise(16, 20)).write(folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .contains("saliency.svg")
                .doesNotContain("posteriorgram.svg");
        assertThat(greatest(network.saliency(noise(16, 20), new int[0]))).isPositive();
    }

    private static TextLine colours(int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        new Random(9).nextBytes(pixels);
        return new TextLine("", pixels, width, height, "");
    }

    @Test
    void randomWeightsGiveAnotherMap() throws Exception {
        ModelDescription description = ModelFile.read(MODEL).description();
        TextLine line = drawn("harbour", description.height());
        OpenedNetwork trained =
                new OpenedNetwork(
                        ModelWeights.read(MODEL).network(List.of(new LineBatch(List.of(line)))),
                        description.charset());
        OpenedNetwork random =
                new OpenedNetwork(
                        new Network(
                                NetworkSpec.parse(description.network(), description.height()),
                                description.classes()),
                        description.charset());

        float[][] own = new Explanation(trained, line).saliency();

        assertThat(trained.read(line)).isEqualTo("harbour");
        assertThat(correlation(own, new Explanation(trained, line).saliency()))
                .isCloseTo(1, within(1e-6));
        assertThat(correlation(own, new Explanation(random, line).saliency())).isLessThan(0.6);
    }

    @Test
    void coveringPaperLosesNothingAndCoveringLettersDoes() throws Exception {
        ModelDescription description = ModelFile.read(MODEL).description();
        TextLine line = drawn("l        l", description.height());
        OpenedNetwork network =
                new OpenedNetwork(
                        ModelWeights.read(MODEL).network(List.of(new LineBatch(List.of(line)))),
                        description.charset());
        Logits logits = network.logProbs(List.of(line)).getFirst();
        int[] path = new int[logits.steps()];
        for (int t = 0; t < path.length; t++) {
            for (int c = 1; c < logits.classes(); c++) {
                path[t] = logits.at(t, c) > logits.at(t, path[t]) ? c : path[t];
            }
        }

        float[][] lost = Occlusion.of(network, line, path);

        int middle = lost[0].length / 2;
        for (float[] row : lost) {
            assertThat(Math.abs(row[middle])).isLessThan(0.01f);
        }
        assertThat(greatest(lost)).isGreaterThan(1);
    }

    @Test
    void everyKindOfLayerIsShown() {
        OpenedNetwork network = random("c3x3,8,s2x2 r8 m2x1 H L6 T2,16", 16);
        TextLine line = noise(16, 48);

        List<LayerOutput> outputs = network.layers(line);

        assertThat(outputs)
                .extracting(LayerOutput::kind)
                .containsExactly(
                        Kind.FEATURE_MAPS,
                        Kind.FEATURE_MAPS,
                        Kind.FEATURE_MAPS,
                        Kind.STATES,
                        Kind.ATTENTION);
        assertThat(outputs.getFirst().maps()).hasSize(8);
        float[][] states = outputs.get(3).maps().getFirst();
        assertThat(states).hasNumberOfRows(12);
        assertThat(states[0]).hasSize(24);
        for (float[][] head : outputs.get(4).maps()) {
            for (float[] row : head) {
                double sum = 0;
                for (float weight : row) {
                    sum += weight;
                }
                assertThat(sum).isCloseTo(1, within(1e-4));
            }
        }
    }

    @Test
    void picturesAreWrittenWithTheirAxes() throws Exception {
        OpenedNetwork network = random("c3x3,8,s2x2 H L6 T2,16", 16);

        List<Path> files = new Explanation(network, noise(16, 48)).write(folder);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .startsWith("line.svg", "posteriorgram.svg", "saliency.svg", "occlusion.svg")
                .hasSize(8);
        for (Path file : files) {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            List<String> texts = new ArrayList<>();
            var elements = document.getElementsByTagName("text");
            for (int i = 0; i < elements.getLength(); i++) {
                texts.add(elements.item(i).getTextContent());
            }
            assertThat(texts).anyMatch(text -> text.contains("column") || text.contains("step"));
            assertThat(document.getElementsByTagName("image").getLength()).isOne();
        }
        assertThat(Files.readString(folder.resolve("posteriorgram.svg"))).contains("<polyline");
    }

    private static OpenedNetwork random(String layers, int height) {
        return new OpenedNetwork(
                new Network(NetworkSpec.parse(layers, height), CHARSET.size()), CHARSET);
    }

    private static TextLine noise(int height, int width) {
        byte[] pixels = new byte[height * width];
        // away from the ends, so that a pixel can be changed both ways
        Random random = new Random(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (40 + random.nextInt(175));
        }
        return new TextLine("", pixels, width, height, "noise");
    }

    private static TextLine changed(TextLine line, int[] pixel, int by) {
        byte[] pixels = line.pixels().clone();
        pixels[pixel[0] * line.width() + pixel[1]] += (byte) by;
        return new TextLine("", pixels, line.width(), line.height(), "changed");
    }

    private static double logProbability(OpenedNetwork network, TextLine line, int[] path) {
        Logits logits = network.logProbs(List.of(line)).getFirst();
        double sum = 0;
        for (int t = 0; t < path.length; t++) {
            sum += logits.at(t, path[t]);
        }
        return sum;
    }

    private static TextLine drawn(String text, int height) throws IOException {
        BufferedImage picture = new BufferedImage(160, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 160, height);
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SERIF, Font.PLAIN, height * 3 / 4));
        canvas.drawString(text, 6, height * 3 / 4);
        canvas.dispose();
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        new LineNormalizer().normalize(pixels, 160, height);
        return new TextLine(text, pixels, 160, height, "drawn");
    }

    private static double greatest(float[][] map) {
        double greatest = 0;
        for (float[] row : map) {
            for (float value : row) {
                greatest = Math.max(greatest, Math.abs(value));
            }
        }
        return greatest;
    }

    /** Pearson's, over all pixels. */
    private static double correlation(float[][] a, float[][] b) {
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int y = 0; y < a.length; y++) {
            for (int x = 0; x < a[y].length; x++) {
                n++;
                sumA += a[y][x];
                sumB += b[y][x];
                sumAa += (double) a[y][x] * a[y][x];
                sumBb += (double) b[y][x] * b[y][x];
                sumAb += (double) a[y][x] * b[y][x];
            }
        }
        return (n * sumAb - sumA * sumB)
                / Math.sqrt((n * sumAa - sumA * sumA) * (n * sumBb - sumB * sumB));
    }
}
