package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;

/**
 * Class probabilities of a line to its text. What a decoder answers depends on these alone.
 * Confined to one thread at a time, as a decoder may keep memory from line to line.
 */
public interface LineDecoder {
    LineText decode(Logits logits);
}
