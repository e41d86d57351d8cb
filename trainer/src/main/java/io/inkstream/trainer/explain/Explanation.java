package io.inkstream.trainer.explain;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.explain.HeatMap.Colours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The pictures that explain one reading: the posteriorgram with the path that was decoded, where
 * the ink mattered (gradient and occlusion), and what each layer made of the line.
 */
public final class Explanation {

    private static final int CLASSES = 40;
    private static final double LIKELY = 0.02;

    private final OpenedNetwork network;
    private final TextLine line;
    private final Logits logits;
    private final int[] path;

    public Explanation(OpenedNetwork network, TextLine line) {
        this.network = network;
        this.line = line;
        this.logits = network.logProbs(List.of(line)).getFirst();
        this.path = bestPath(logits);
    }

    /** Writes the pictures into a folder and names them in the order in which they explain. */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        files.add(write(folder, "line", lineItself()));
        if (!network.isRegression()) {
            files.add(write(folder, "posteriorgram", posteriorgram()));
        }
        files.add(write(folder, "saliency", saliencyMap()));
        if (!network.isRegression()) {
            files.add(write(folder, "occlusion", occlusionMap()));
        }
        int number = 0;
        for (LayerOutput output : network.layers(line)) {
            number++;
            int part = 0;
            for (HeatMap map : pictures(output)) {
                part++;
                String name =
                        "layer-%02d-%s%s"
                                .formatted(
                                        number,
                                        output.token().replaceAll("[^A-Za-z0-9.]+", "_"),
                                        part == 1 ? "" : "-" + part);
                files.add(write(folder, name, map));
            }
        }
        return files;
    }

    /** The size of the gradient at each pixel, row by row. */
    float[][] saliency() {
        return network.saliency(line, path);
    }

    private static Path write(Path folder, String name, HeatMap map) throws IOException {
        return Files.writeString(folder.resolve(name + ".svg"), map.svg());
    }

    private HeatMap lineItself() {
        float[][] ink = new float[line.height()][line.width()];
        for (int y = 0; y < line.height(); y++) {
            for (int x = 0; x < line.width(); x++) {
                int first = (y * line.width() + x) * line.channels();
                ink[y][x] = (255 - (line.pixels()[first] & 255)) / 255f;
            }
        }
        return new HeatMap("The line as the network sees it", ink, Colours.AMOUNT)
                .axes("column in pixels", "row in pixels")
                .cells(2, 2);
    }

    /** Rows are the blank and the characters that are likely anywhere. */
    private HeatMap posteriorgram() {
        List<Integer> classes = likelyClasses();
        float[][] probabilities = new float[classes.size()][logits.steps()];
        for (int row = 0; row < classes.size(); row++) {
            for (int t = 0; t < logits.steps(); t++) {
                probabilities[row][t] = (float) Math.exp(logits.at(t, classes.get(row)));
            }
        }
        HeatMap map =
                new HeatMap(
                                "Probability of each character at each step; dots are the path that reads \"%s\""
                                        .formatted(network.read(line)),
                                probabilities,
                                Colours.AMOUNT)
                        .axes("column of the line in pixels", "character")
                        .columnUnit(network.stride())
                        .rowNames(classes.stream().map(this::name).toList())
                        .cells(Math.max(2, 2 * network.stride()), 16);
        for (int t = 0; t < path.length; t++) {
            int row = classes.indexOf(path[t]);
            if (row >= 0) {
                map.mark(t, row);
            }
        }
        return map;
    }

    private List<Integer> likelyClasses() {
        float[] greatest = new float[logits.classes()];
        for (int c = 0; c < greatest.length; c++) {
            for (int t = 0; t < logits.steps(); t++) {
                greatest[c] = Math.max(greatest[c], (float) Math.exp(logits.at(t, c)));
            }
        }
        TreeSet<Integer> shown = new TreeSet<>();
        IntStream.range(0, greatest.length)
                .boxed()
                .filter(c -> c == 0 || greatest[c] > LIKELY)
                .sorted(Comparator.comparingDouble((Integer c) -> c == 0 ? -2 : -greatest[c]))
                .limit(CLASSES)
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    private String name(int symbol) {
        String text = network.charset().get(symbol);
        return text.isEmpty() ? "blank" : text.isBlank() ? "␣" : text;
    }

    private HeatMap saliencyMap() {
        return new HeatMap(
                        "How much each pixel sways the reading (gradient)",
                        saliency(),
                        Colours.AMOUNT)
                .axes("column in pixels", "row in pixels")
                .cells(2, 2);
    }

    private HeatMap occlusionMap() {
        return new HeatMap(
                        "What is lost when a piece of 16 x 16 pixels is covered (log probability of the reading)",
                        Occlusion.of(network, line, path),
                        Colours.SIGNED)
                .axes("column in pixels", "row, in units of 8 pixels")
                .columnUnit(Occlusion.STEP)
                .cells(2 * Occlusion.STEP, 2 * Occlusion.STEP);
    }

    private List<HeatMap> pictures(LayerOutput output) {
        int stride = Math.max(1, line.width() / output.maps().getFirst()[0].length);
        return switch (output.kind()) {
            case FEATURE_MAPS ->
                    List.of(
                            new HeatMap(
                                            "%s: the first %d feature maps, one below the other"
                                                    .formatted(
                                                            output.token(), output.maps().size()),
                                            stacked(output.maps()),
                                            Colours.SIGNED)
                                    .axes("column of the line in pixels", "map and row")
                                    .columnUnit(stride)
                                    .cells(2 * stride, Math.max(1, stride)));
            case STATES ->
                    List.of(
                            new HeatMap(
                                            output.token() + ": hidden states",
                                            output.maps().getFirst(),
                                            Colours.SIGNED)
                                    .axes("column of the line in pixels", "cell")
                                    .columnUnit(stride)
                                    .cells(2 * stride, 2));
            case ATTENTION -> {
                List<HeatMap> heads = new ArrayList<>();
                for (float[][] head : output.maps()) {
                    heads.add(
                            new HeatMap(
                                            "%s: attention of head %d"
                                                    .formatted(output.token(), heads.size() + 1),
                                            head,
                                            Colours.AMOUNT)
                                    .axes("step that is looked at", "step that looks")
                                    .cells(4, 4));
                }
                yield heads;
            }
        };
    }

    /** Planes one below the other with an empty row between them. */
    private static float[][] stacked(List<float[][]> maps) {
        List<float[]> rows = new ArrayList<>();
        for (float[][] map : maps) {
            if (!rows.isEmpty()) {
                rows.add(new float[map[0].length]);
            }
            rows.addAll(Arrays.asList(map));
        }
        return rows.toArray(float[][]::new);
    }

    /** Of equally likely classes the lowest, as the decoder takes it. */
    private static int[] bestPath(Logits logits) {
        int[] path = new int[logits.steps()];
        for (int t = 0; t < path.length; t++) {
            for (int c = 1; c < logits.classes(); c++) {
                if (logits.at(t, c) > logits.at(t, path[t])) {
                    path[t] = c;
                }
            }
        }
        return path;
    }
}
