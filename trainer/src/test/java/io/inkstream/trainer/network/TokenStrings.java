package io.inkstream.trainer.network;

import java.util.stream.Stream;

/** Small networks that together hold every token in every variant. */
public final class TokenStrings {

    public static final int HEIGHT = 32;

    private TokenStrings() {}

    public static Stream<String> all() {
        return Stream.of(lines(), pictures(), pages()).flatMap(s -> s);
    }

    /** With a CTC head. */
    public static Stream<String> lines() {
        return Stream.of(
                "c3x3,8,s2x2 h",
                "c3x5,8,s2x1 c1x3,6 H",
                "c3x3,8,s2x2 m2x2 H",
                "c3x3,8,s2x2 r8 r12,s2x1 h",
                "c3x3,6,s2x2,leaky c3x3,6,gelu c3x3,6,silu h",
                "c3x3,6,s2x2,tanh c3x3,6,sigmoid c3x3,6,none H",
                "c3x3,6,s2x2,plain c3x3,6,s2x1,gelu,plain c3x1,6,valid h",
                "c4x4,8,s4x4,valid H",
                "c3x3,8,s2x2 H P0.5 L6",
                "c3x3,8,s2x2 h Lf6",
                "c3x3,8,s2x2 h G6",
                "c3x3,8,s2x2 h Gf6 L4",
                "c3x3,8,s2x2 c3x3,12,s2x2 m2x1 H P0.1 L8 P0.1 L6",
                "c3x3,8,s2x2 h E A4",
                "c3x3,8,s2x2 h E T2,12 T4,10 N",
                "c3x3,8,s2x2 H F12 F10,relu F10,gelu F8,tanh");
    }

    /** With values at every place. */
    public static Stream<String> pages() {
        return Stream.of("U6,8,10 maps", "c3x3,6 U8,10 maps");
    }

    /** With one answer for the whole picture. */
    public static Stream<String> pictures() {
        return Stream.of(
                "c3x3,8,s2x2 h L6,last softmax",
                "c3x3,8,s2x2 h Lf6,last softmax",
                "c3x3,8,s2x2 h G6,last F8,silu softmax",
                "c3x3,8,s2x2 h E A2 Gf6,last regression",
                "i32x40 c3x3,8,s2x2 m2x2 flat F16,leaky P0.2 softmax",
                "i32x40,rgb c3x3,8,plain,valid m2x2 flat one Lf6,last,single softmax",
                "i32x40 c3x3,4,s2x2 flat one L6,single L4,last,single regression",
                "i32x41 c3x3,4,valid c5x5,4,s2x2,sigmoid,plain,valid flat regression",
                "i32x40,rgb c3x3,8,s2x2 m2x2 flat softmax",
                "i32x40 H F8 E T2,12 N avg F6,relu softmax",
                "i32,rgb c3x3,8,s2x2 h L6,last softmax");
    }
}
