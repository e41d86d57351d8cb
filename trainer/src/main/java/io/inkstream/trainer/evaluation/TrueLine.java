package io.inkstream.trainer.evaluation;

import io.inkstream.trainer.dataset.TextLine;

/**
 * A line to measure with.
 *
 * @param id what it is called in its set
 * @param document the document or writer it belongs to
 * @param line picture as the model sees it, and truth
 */
public record TrueLine(String id, String document, TextLine line) {

    public String text() {
        return line.text();
    }
}
