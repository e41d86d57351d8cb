package io.inkstream.worker.models;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.LineDecoder;

/**
 * What turns a line's picture into its text: a model and how its output is decoded.
 *
 * @param settings by which readers are told apart
 * @param decoding what the settings stand for
 */
public record LineReader(LoadedModel model, DecoderSettings settings, Decoding decoding) {
    /** A decoder for one thread. */
    public LineDecoder decoder() {
        return decoding.decoder(model.description().charset(), model.description().temperature());
    }

    /** Names what is read alike. */
    public Key key() {
        return new Key(model.file().digest(), settings);
    }

    /** Lines of equal keys may share a batch and a decoder. */
    public record Key(String digest, DecoderSettings settings) {}
}
