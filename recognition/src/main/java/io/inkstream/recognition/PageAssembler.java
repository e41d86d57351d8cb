package io.inkstream.recognition;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.decoding.Repetition;
import io.inkstream.recognition.decoding.Span;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.recognition.line.LineImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts layout, line images and texts of one page together, finding the boxes of words and
 * characters on the page. Pure and stateless.
 */
public final class PageAssembler {
    private final int stride;
    private final Aggregation aggregation;

    /**
     * Assembles pages read by one model.
     *
     * @param stride columns of a line image per output step of the model
     * @param aggregation by which the texts' confidences were made
     */
    public PageAssembler(int stride, Aggregation aggregation) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be > 0, was " + stride);
        }
        this.stride = stride;
        this.aggregation = aggregation;
    }

    /**
     * Lines, images and texts correspond by position.
     *
     * @param images one per line of the layout
     * @param texts one per line of the layout
     */
    public PageReading assemble(Layout layout, List<LineImage> images, List<LineText> texts) {
        int count = layout.lines().size();
        if (images.size() != count || texts.size() != count) {
            throw new IllegalArgumentException(
                    count
                            + " lines need as many images and texts, got "
                            + images.size()
                            + " and "
                            + texts.size());
        }
        List<ReadLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(assemble(layout.lines().get(i), images.get(i), texts.get(i)));
        }
        return new PageReading(
                layout.regions(), lines, layout.skewDegrees(), layout.frame(), layout.warnings());
    }

    private ReadLine assemble(TextLine line, LineImage image, LineText text) {
        TokenBoxes boxes = new TokenBoxes(stride, image);
        List<Token> characters = tokens(text.characters(), boxes);
        boolean simple = text.graphemes().equals(text.characters());
        return new ReadLine(
                line.region(),
                line.outline(),
                line.baseline(),
                text.text(),
                text.direction(),
                text.confidence(),
                aggregation.method(),
                tokens(text.words(), boxes),
                simple ? characters : tokens(text.graphemes(), boxes),
                characters,
                text.alternatives(),
                Repetition.isImprobable(text.text()));
    }

    private static List<Token> tokens(List<Span> spans, TokenBoxes boxes) {
        List<Token> tokens = new ArrayList<>(spans.size());
        for (Span span : spans) {
            tokens.add(
                    new Token(
                            span.text(),
                            span.start(),
                            span.end(),
                            boxes.around(span.left(), span.right()),
                            span.confidence()));
        }
        return tokens;
    }
}
