package io.inkstream.recognition.language;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A language model with its description in one file, about six bytes per n-gram and four for the
 * longest: the mark {@code inkstlm1}, the description as sorted {@code key=value} lines, then the
 * arrays of {@link LanguageModel}, little-endian, each after its length; logarithms take two bytes.
 *
 * @param digest SHA-256 of the bytes, lower-case hex
 */
public record LanguageFile(LanguageModel model, String digest) {
    private static final byte[] MARK = "inkstlm1".getBytes(StandardCharsets.US_ASCII);

    public static LanguageFile read(Path path) throws IOException, InvalidLanguageException {
        try {
            return read(Files.readAllBytes(path));
        } catch (InvalidLanguageException e) {
            throw new InvalidLanguageException(path + ": " + e.getMessage());
        }
    }

    /** Whatever is missing or contradicts itself is refused, never repaired. */
    public static LanguageFile read(byte[] bytes) throws InvalidLanguageException {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            byte[] mark = new byte[MARK.length];
            in.get(mark);
            if (!Arrays.equals(mark, MARK)) {
                throw new InvalidLanguageException(
                        "this is no language model; make one with 'inkstream lm build'");
            }
            byte[] description = new byte[length(in, 1)];
            in.get(description);
            LanguageInfo info = info(new String(description, StandardCharsets.UTF_8));
            int[] alphabet = ints(in);
            char[] symbols = new char[length(in, Character.BYTES)];
            in.asCharBuffer().get(symbols);
            in.position(in.position() + symbols.length * Character.BYTES);
            int[] firstChild = ints(in);
            float[] scores = logarithms(in);
            float[] backoffs = logarithms(in);
            float unknown = Grid.ofGrid(in.getShort());
            check(symbols, firstChild, scores, backoffs);
            NgramTrie trie = NgramTrie.linked(symbols, firstChild);
            return new LanguageFile(
                    new LanguageModel(info, alphabet, trie, scores, backoffs, unknown),
                    LineForm.digest(bytes));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw new InvalidLanguageException("the language model is damaged: " + e);
        }
    }

    public static byte[] write(LanguageModel model) {
        byte[] description = description(model.info()).getBytes(StandardCharsets.UTF_8);
        NgramTrie trie = model.trie();
        int size =
                MARK.length
                        + 7 * Integer.BYTES
                        + description.length
                        + (model.alphabet().length + trie.firstChild().length) * Integer.BYTES
                        + (trie.symbols().length + model.scores().length + model.backoffs().length)
                                * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MARK).putInt(description.length).put(description);
        put(out, model.alphabet());
        out.putInt(trie.symbols().length);
        for (char symbol : trie.symbols()) {
            out.putChar(symbol);
        }
        put(out, trie.firstChild());
        put(out, model.scores());
        put(out, model.backoffs());
        out.putShort(Grid.toGrid(model.unknownScore()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static String description(LanguageInfo info) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("kind", "language");
        entries.put("name", info.name());
        entries.put("version", info.version());
        entries.put("order", Integer.toString(info.order()));
        entries.put("min_count", Integer.toString(info.minCount()));
        entries.put("text_digest", info.textDigest());
        entries.put("licence", info.licence());
        StringBuilder lines = new StringBuilder();
        entries.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private static LanguageInfo info(String description) throws InvalidLanguageException {
        Map<String, String> entries = new TreeMap<>();
        for (String line : description.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                entries.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new LanguageInfo(
                entry(entries, "name"),
                entry(entries, "version"),
                Integer.parseInt(entry(entries, "order")),
                Integer.parseInt(entry(entries, "min_count")),
                entry(entries, "text_digest"),
                entry(entries, "licence"));
    }

    private static String entry(Map<String, String> entries, String key)
            throws InvalidLanguageException {
        String value = entries.get(key);
        if (value == null) {
            throw new InvalidLanguageException("the language model does not say its " + key);
        }
        return value;
    }

    private static void check(char[] symbols, int[] firstChild, float[] scores, float[] backoffs) {
        boolean fits =
                firstChild.length > 1
                        && firstChild[firstChild.length - 1] == symbols.length
                        && scores.length == symbols.length
                        && backoffs.length == firstChild.length - 1
                        && firstChild[0] == 1;
        for (int i = 1; fits && i < firstChild.length; i++) {
            fits = firstChild[i] >= firstChild[i - 1];
        }
        if (!fits) {
            throw new IllegalArgumentException("its arrays do not fit each other");
        }
    }

    private static int length(ByteBuffer in, int elementBytes) {
        int length = in.getInt();
        if (length < 0 || (long) length * elementBytes > in.remaining()) {
            throw new IllegalArgumentException("it ends early");
        }
        return length;
    }

    private static int[] ints(ByteBuffer in) {
        int[] values = new int[length(in, Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getInt();
        }
        return values;
    }

    private static float[] logarithms(ByteBuffer in) {
        float[] values = new float[length(in, Short.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Grid.ofGrid(in.getShort());
        }
        return values;
    }

    private static void put(ByteBuffer out, int[] values) {
        out.putInt(values.length);
        for (int value : values) {
            out.putInt(value);
        }
    }

    private static void put(ByteBuffer out, float[] values) {
        out.putInt(values.length);
        for (float value : values) {
            out.putShort(Grid.toGrid(value));
        }
    }
}
