package io.inkstream.trainer.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a token string; what is wrong is named with the token, its place counted from 1, and a
 * suggestion.
 */
final class TokenReader {

    private static final Pattern INPUT = Pattern.compile("i(\\d{1,5})(?:x(\\d{1,5}))?(,rgb)?");
    private static final Pattern HEAD = Pattern.compile("ctc|softmax|regression|maps");

    private final List<String> tokens;
    private final int height;

    TokenReader(String tokens, int height) {
        this.tokens = List.of(tokens.strip().split("\\s+"));
        this.height = height;
    }

    NetworkSpec read() {
        Optional<Input> input = input(tokens.getFirst());
        Optional<Head> head = head(tokens.getLast());
        int first = input.isPresent() ? 1 : 0;
        int end = tokens.size() - (head.isPresent() ? 1 : 0);
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = first; i < end; i++) {
            layers.add(layer(i));
        }
        return new NetworkSpec(
                input.orElseGet(() -> Input.ofHeight(height)), layers, head.orElse(Head.CTC));
    }

    private Optional<Input> input(String token) {
        Matcher m = INPUT.matcher(token);
        if (!m.matches()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(m.group(1));
        if (rows != height) {
            throw new IllegalArgumentException(
                    "network token 1 '%s' has a height of %d, but the recipe says %d: write the same twice"
                            .formatted(token, rows, height));
        }
        int width = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
        return Optional.of(new Input(rows, width, m.group(3) == null ? 1 : 3));
    }

    private static Optional<Head> head(String token) {
        return HEAD.matcher(token).matches() ? Optional.of(Head.ofWord(token)) : Optional.empty();
    }

    private LayerSpec layer(int index) {
        String token = tokens.get(index);
        try {
            for (TokenForm form : TokenForm.values()) {
                Optional<LayerSpec> layer = form.read(token);
                if (layer.isPresent()) {
                    return layer.get();
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "network token %d '%s' %s".formatted(index + 1, token, e.getMessage()), e);
        }
        throw new IllegalArgumentException(
                "network token %d '%s' %s".formatted(index + 1, token, problem(token)));
    }

    private static String problem(String token) {
        if (INPUT.matcher(token).matches()) {
            return "must be the first one";
        }
        if (HEAD.matcher(token).matches()) {
            return "must be the last one";
        }
        Optional<TokenForm> meant =
                Arrays.stream(TokenForm.values())
                        .filter(form -> form.example().charAt(0) == token.charAt(0))
                        .min(Comparator.comparingInt(form -> Nearest.edits(form.example(), token)));
        return meant.map(form ->
                        "is not complete or has something unknown: in full such a token is '%s', %s"
                                .formatted(form.example(), form.meaning().replace("`", "'")))
                .orElseGet(() ->
                        "is unknown: did you mean '%s'?".formatted(Nearest.of(token, known())));
    }

    private static List<String> known() {
        return Stream.concat(
                        Arrays.stream(TokenForm.values())
                                .map(form -> form.example().split(",", 2)[0]),
                        Stream.of("i28x28", "ctc", "softmax", "regression", "maps"))
                .toList();
    }
}
