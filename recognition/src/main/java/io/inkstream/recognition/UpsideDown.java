package io.inkstream.recognition;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.line.LineImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The suspicion that a page stands on its head. A model reads upside-down print with a confidence
 * of at most 0.87 and never gains by turning a line that stands right, so where it is less sure
 * some lines are turned and read again.
 *
 * <pre>{@code
 * Optional<UpsideDown> suspicion = UpsideDown.suspected(lines, texts);
 * if (suspicion.isPresent() && suspicion.get().confirmedBy(read(suspicion.get().turned()))) {
 *     // begin again with layout.frame().upsideDown()
 * }
 * }</pre>
 *
 * @param turned the widest lines of the page, turned by half a turn
 * @param confidence of their texts as they stand
 */
public record UpsideDown(List<LineImage> turned, double confidence) {
    private static final double SURE = 0.92;
    private static final double GAIN = 0.08;
    private static final int LINES = 8;

    public UpsideDown {
        turned = List.copyOf(turned);
    }

    /**
     * Lines and texts correspond by position.
     *
     * @return empty where the texts are sure enough, or there are none
     */
    public static Optional<UpsideDown> suspected(List<LineImage> lines, List<LineText> texts) {
        OptionalDouble all = confidence(texts);
        if (lines.isEmpty() || all.orElse(0) >= SURE) {
            return Optional.empty();
        }
        List<Integer> widest =
                IntStream.range(0, lines.size())
                        .boxed()
                        .sorted(Comparator.comparingInt((Integer i) -> -lines.get(i).width()))
                        .limit(LINES)
                        .toList();
        return Optional.of(
                new UpsideDown(
                        widest.stream().map(lines::get).map(LineImage::upsideDown).toList(),
                        confidence(widest.stream().map(texts::get).toList()).orElse(0)));
    }

    /** Whether the turned lines make clearly more sense. */
    public boolean confirmedBy(List<LineText> texts) {
        return confidence(texts).orElse(0) > confidence + GAIN;
    }

    private static OptionalDouble confidence(List<LineText> texts) {
        return texts.stream()
                .flatMap(text -> text.symbols().stream())
                .mapToDouble(DecodedCharacter::confidence)
                .average();
    }
}
