package io.inkstream.results.corrections;

import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Gives each word of a line the part of the line's box that its characters are of the text. */
final class SpreadWords {
    private SpreadWords() {}

    static PageResult.Tokens along(PageResult.Line line, String text) {
        int[] characters = text.codePoints().toArray();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < characters.length; i++) {
            boolean space = Character.isWhitespace(characters[i]);
            boolean wordBefore = starts.size() > ends.size();
            if (!space && !wordBefore) {
                starts.add(i);
            } else if (space && wordBefore) {
                ends.add(i);
            }
        }
        if (starts.size() > ends.size()) {
            ends.add(characters.length);
        }
        if (starts.isEmpty()) {
            return PageResult.Tokens.NONE;
        }
        boolean leftwards = line.direction().isPresent();
        List<List<Integer>> boxes = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            double from = (double) starts.get(i) / characters.length;
            double to = (double) ends.get(i) / characters.length;
            boxes.add(
                    leftwards
                            ? part(line.polygon(), 1 - to, 1 - from)
                            : part(line.polygon(), from, to));
            confidences.add(1.0);
        }
        return new PageResult.Tokens(
                List.of(new PageResult.TokenLevel("word", starts, ends, boxes, confidences)));
    }

    private static List<Integer> part(Polygon polygon, double from, double to) {
        int left = least(polygon, Polygon.Point::x);
        int top = least(polygon, Polygon.Point::y);
        int width = most(polygon, Polygon.Point::x) - left;
        int height = most(polygon, Polygon.Point::y) - top;
        int start = (int) Math.floor(from * width);
        int end = Math.max(start + 1, (int) Math.ceil(to * width));
        return List.of(left + start, top, end - start, Math.max(1, height));
    }

    private static int least(Polygon polygon, ToIntFunction<Polygon.Point> axis) {
        return polygon.points().stream().mapToInt(axis).min().orElse(0);
    }

    private static int most(Polygon polygon, ToIntFunction<Polygon.Point> axis) {
        return polygon.points().stream().mapToInt(axis).max().orElse(0);
    }
}
