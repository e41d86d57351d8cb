package io.inkstream.worker.models;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.recognition.decoding.ClassDecoder;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.LineDecoder;
import io.inkstream.recognition.model.ModelKind;

/**
 * What turns a line's picture into its text: a model and how its output is decoded. The text of a
 * model of classes is the class, whatever the decoding.
 *
 * @param settings by which readers are told apart
 * @param decoding what the settings stand for
 */
public record LineReader(LoadedModel model, DecoderSettings settings, Decoding decoding) {
    /** A decoder for one thread. */
    public LineDecoder decoder() {
        if (model.description().kind() == ModelKind.CLASS) {
            return new ClassDecoder(
                    model.description().charset(),
                    model.description().temperature(),
                    decoding.aggregation());
        }
        return decoding.decoder(model.description().charset(), model.description().temperature());
    }

    /** Names what is read alike. */
    public Key key() {
        return new Key(model.file().digest(), settings);
    }

    /** Lines of equal keys may share a batch and a decoder. */
    public record Key(String digest, DecoderSettings settings) {}
}
