package io.inkstream.recognition;

import io.inkstream.recognition.decoding.Confidence;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.decoding.Word;
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
    private final TokenBoxes boxes;
    private final CharacterTokens characters;

    /**
     * Assembles pages read by one model.
     *
     * @param stride columns of a line image per output step of the model
     */
    public PageAssembler(int stride) {
        this.boxes = new TokenBoxes(stride);
        this.characters = new CharacterTokens(boxes);
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
        return new PageReading(layout.regions(), lines, layout.skewDegrees(), layout.warnings());
    }

    private ReadLine assemble(TextLine line, LineImage image, LineText text) {
        List<Token> tokens = new ArrayList<>(text.words().size());
        for (Word word : text.words()) {
            tokens.add(
                    new Token(
                            word.text(),
                            word.start(),
                            word.end(),
                            boxes.boxOf(word, image),
                            word.confidence()));
        }
        return new ReadLine(
                line.region(),
                line.outline(),
                line.baseline(),
                text.text(),
                text.confidence(),
                Confidence.METHOD,
                tokens,
                characters.of(text, image));
    }
}
