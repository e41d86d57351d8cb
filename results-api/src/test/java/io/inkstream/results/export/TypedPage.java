package io.inkstream.results.export;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.BatchStory;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A page as a typewriter would fill it: every grapheme as wide as the next, each line below the
 * last, all boxes known. Turned pages are typed upright and turned then.
 */
public final class TypedPage {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 1600;
    private static final int CELL = 24;
    private static final int LINE = 40;
    public static final RecognitionPlan PLAN =
            new RecognitionPlan(
                    new PinnedModel("components", "2", "5e9d"),
                    new PinnedModel("latin-print", "1.1.0", "b1e55ed"),
                    DecoderSettings.GREEDY,
                    0);

    private final PageId id;
    private final int rotation;
    private final List<PageResult.Line> lines = new ArrayList<>();

    private TypedPage(PageId id, int rotation) {
        this.id = id;
        this.rotation = rotation;
    }

    public static TypedPage of(BatchStory batch, String file, int number) {
        return new TypedPage(batch.document(file).page(number), 0);
    }

    /**
     * @param degrees by which the content is turned clockwise
     */
    public TypedPage turned(int degrees) {
        return new TypedPage(id, degrees);
    }

    public TypedPage line(String text, String... alternatives) {
        lines.add(line(text, false, alternatives));
        return this;
    }

    public TypedPage lineFromRight(String text) {
        lines.add(line(text, true));
        return this;
    }

    public PageResult result() {
        boolean turned = rotation % 180 != 0;
        int width = turned ? HEIGHT : WIDTH;
        int height = turned ? WIDTH : HEIGHT;
        return new PageResult(
                id,
                TenantId.DEFAULT,
                PLAN.outcomeId(),
                PLAN,
                new PageImageRef("pages/" + id + ".png", "image/png", "cc", 9, width, height, 150),
                new PageResult.Provenance("onnxruntime", "cpu", "0.1.0"),
                rotation,
                0.1,
                List.of(),
                lines,
                lines.isEmpty() ? Optional.empty() : Optional.of(0.8765),
                List.of(),
                Map.of("infer", 1.5),
                BatchStory.START);
    }

    private PageResult.Line line(String text, boolean fromRight, String... alternatives) {
        int top = 100 + lines.size() * 2 * LINE;
        int cells = graphemes(text).size();
        int left = fromRight ? WIDTH - 100 - cells * CELL : 100;
        Polygon polygon = polygon(left, top, cells * CELL, LINE);
        Tokens tokens = new Tokens(text, fromRight, left, top);
        List<PageResult.Alternative> others = new ArrayList<>();
        for (String alternative : alternatives) {
            others.add(new PageResult.Alternative(alternative, 0.1));
        }
        return new PageResult.Line(
                id.line(polygon),
                "r1",
                polygon,
                polygon(left, top + LINE - 8, cells * CELL, 0),
                text,
                fromRight ? Optional.of("rtl") : Optional.empty(),
                0.91234,
                "mean-character-probability",
                others,
                new PageResult.Tokens(tokens.levels()));
    }

    static List<String> graphemes(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> graphemes = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            graphemes.add(text.substring(start, end));
            start = end;
        }
        return graphemes;
    }

    private Polygon polygon(int x, int y, int width, int height) {
        List<Integer> box = turn(x, y, width, height);
        int right = box.get(0) + box.get(2);
        int bottom = box.get(1) + box.get(3);
        if (height == 0) {
            return new Polygon(
                    List.of(
                            new Polygon.Point(box.get(0), box.get(1)),
                            new Polygon.Point(right, bottom)));
        }
        return new Polygon(
                List.of(
                        new Polygon.Point(box.get(0), box.get(1)),
                        new Polygon.Point(right, box.get(1)),
                        new Polygon.Point(right, bottom),
                        new Polygon.Point(box.get(0), bottom)));
    }

    private List<Integer> turn(int x, int y, int width, int height) {
        return switch (rotation) {
            case 90 -> List.of(HEIGHT - y - height, x, height, width);
            case 180 -> List.of(WIDTH - x - width, HEIGHT - y - height, width, height);
            case 270 -> List.of(y, WIDTH - x - width, height, width);
            default -> List.of(x, y, width, height);
        };
    }

    /** The words, graphemes and characters of a line. */
    private final class Tokens {
        private final Level words = new Level("word");
        private final Level graphemes = new Level("grapheme");
        private final Level characters = new Level("character");

        Tokens(String text, boolean fromRight, int left, int top) {
            List<String> cells = graphemes(text);
            int point = 0;
            int wordStart = 0;
            int wordCell = 0;
            for (int i = 0; i <= cells.size(); i++) {
                boolean blank = i == cells.size() || cells.get(i).equals(" ");
                if (blank) {
                    words.add(
                            wordStart,
                            point,
                            cell(wordCell, i - wordCell, cells.size(), fromRight, left, top));
                    wordStart = point + 1;
                    wordCell = i + 1;
                }
                if (i < cells.size()) {
                    int length = cells.get(i).codePointCount(0, cells.get(i).length());
                    List<Integer> box = cell(i, 1, cells.size(), fromRight, left, top);
                    graphemes.add(point, point + length, box);
                    for (int k = 0; k < length; k++) {
                        characters.add(point + k, point + k + 1, box);
                    }
                    point += length;
                }
            }
        }

        private List<Integer> cell(
                int first, int count, int all, boolean fromRight, int left, int top) {
            int from = fromRight ? all - first - count : first;
            return turn(left + from * CELL, top, count * CELL, LINE);
        }

        List<PageResult.TokenLevel> levels() {
            return graphemes.starts.size() == characters.starts.size()
                    ? List.of(words.level(), characters.level())
                    : List.of(words.level(), characters.level(), graphemes.level());
        }
    }

    /** Tokens of one kind; their confidences differ, but for each run are the same. */
    private static final class Level {
        private final String name;
        private final List<Integer> starts = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private final List<List<Integer>> boxes = new ArrayList<>();
        private final List<Double> confidences = new ArrayList<>();

        Level(String name) {
            this.name = name;
        }

        void add(int start, int end, List<Integer> box) {
            starts.add(start);
            ends.add(end);
            boxes.add(box);
            confidences.add(1 - (starts.size() * 37 % 100) / 100.0);
        }

        PageResult.TokenLevel level() {
            return new PageResult.TokenLevel(name, starts, ends, boxes, confidences);
        }
    }
}
