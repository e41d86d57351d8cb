package io.inkstream.trainer.network;

import java.util.Arrays;

/** Networks that have proved themselves, by name. */
public enum Preset {
    CRNN_FAST(
            "crnn-fast",
            32,
            "c3x3,32,s2x2 c3x3,64,s2x2 c3x3,64 m2x1 c3x3,96 c3x3,96 m2x1 H P0.1 L128 P0.1",
            "clean print, as fast as can be"),
    CRNN_SMALL(
            "crnn-small",
            48,
            "c3x3,24,s2x2 c3x3,48,s2x2 c3x3,80 m2x1 c3x3,112 c3x3,128 m2x1 c3x5,192 h P0.1 L192"
                    + " P0.1",
            "the default: print and handwriting"),
    CRNN_LARGE(
            "crnn-large",
            48,
            "c3x3,32,s2x2 c3x3,64,s2x2 r64 r96,s2x1 r96 r160,s2x1 r160 h P0.1 L192 P0.1 L192",
            "difficult hands, much data"),
    CONV(
            "conv",
            48,
            "c3x3,32,s2x2 c3x3,64,s2x2 c3x3,96 m2x1 c3x3,128 c3x3,128 m2x1 c3x5,192 m3x1 c1x9,192"
                    + " c1x9,192 c1x9,192 h P0.1",
            "no recurrence: every step at once"),
    TRANSFORMER(
            "transformer",
            48,
            "c3x3,32,s2x2 c3x3,64,s2x2 c3x3,96 m2x1 c3x3,128 c3x3,128 m2x1 c3x5,192 h E P0.1 T6,384"
                    + " T6,384 T6,384 N",
            "attention instead of recurrence; needs more data"),
    CHARACTERS_LSTM(
            "characters-lstm",
            28,
            "i28x28 c3x3,32 c3x3,32 m2x2 c3x3,64 c3x3,64 m2x2 c3x3,128 m2x1 H P0.3 L128,last P0.3"
                    + " softmax",
            "single characters, read column by column"),
    CHARACTERS_GRU(
            "characters-gru",
            28,
            "i28x28 c3x3,32 c3x3,32 m2x2 c3x3,64 c3x3,64 m2x2 c3x3,128 m2x1 H P0.3 G128,last P0.3"
                    + " softmax",
            "the same with the other recurrent cell"),
    CHARACTERS_HYBRID(
            "characters-hybrid",
            30,
            "i30x30,rgb c3x3,64,plain,valid m2x2 c3x3,64,plain,valid m2x2 c3x3,32,plain,valid m2x2"
                    + " flat one Lf100,last,single softmax",
            "single characters in colour, the origin's layers for Meetei Mayek"),
    CNN_LSTM(
            "cnn-lstm",
            28,
            "i28x28 c3x3,32,plain m2x2 c3x3,64,plain H Lf128 Lf64,last F50,relu softmax",
            "pictures and windows of series, the origin's generic layers"),
    SIMPLE_CRNN(
            "simple-crnn",
            64,
            "c3x3,32,plain m2x2 c3x3,64,plain m2x2 c3x3,128,plain m2x1 H L128",
            "three convolutions and one BiLSTM, the origin's layers for words and lines");

    private final String word;
    private final int height;
    private final String tokens;
    private final String purpose;

    Preset(String word, int height, String tokens, String purpose) {
        this.word = word;
        this.height = height;
        this.tokens = tokens;
        this.purpose = purpose;
    }

    /** The preset of this name. */
    public static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.word.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "network preset '%s' is unknown: did you mean '%s'?"
                                        .formatted(
                                                name,
                                                Nearest.of(
                                                        name,
                                                        Arrays.stream(values())
                                                                .map(Preset::word)
                                                                .toList()))));
    }

    public String word() {
        return word;
    }

    public String purpose() {
        return purpose;
    }

    public NetworkSpec spec() {
        return NetworkSpec.parse(tokens, height);
    }

    /**
     * What a recipe asks for: a preset by name or tokens, the default preset if neither.
     *
     * @param name may be empty
     * @param layers may be empty
     * @param height rows of a picture, 0 for those of the preset
     */
    public static NetworkSpec chosen(String name, String layers, int height) {
        if (!name.isEmpty() && !layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "network.preset is '%s' and network.layers '%s': give one of them"
                            .formatted(name, layers));
        }
        Preset preset = name.isEmpty() ? CRNN_SMALL : named(name);
        return NetworkSpec.parse(
                layers.isEmpty() ? preset.tokens : layers, height > 0 ? height : preset.height);
    }
}
