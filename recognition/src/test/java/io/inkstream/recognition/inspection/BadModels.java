package io.inkstream.recognition.inspection;

import static io.inkstream.recognition.inference.TinyModel.CHARSET;
import static io.inkstream.recognition.inference.TinyModel.HEIGHT;
import static io.inkstream.recognition.inference.TinyModel.STRIDE;
import static io.inkstream.recognition.inference.TinyModel.attribute;
import static io.inkstream.recognition.inference.TinyModel.bytes;
import static io.inkstream.recognition.inference.TinyModel.floats;
import static io.inkstream.recognition.inference.TinyModel.graph;
import static io.inkstream.recognition.inference.TinyModel.node;
import static io.inkstream.recognition.inference.TinyModel.value;

import io.inkstream.recognition.inference.ProtoMessage;
import io.inkstream.recognition.inference.TinyModel;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Model files as nobody should send them: each is the tiny model with one thing wrong. */
final class BadModels {
    private static final int INITIALIZER = 5;
    private static final int NODE = 1;
    private static final int INT64 = 7;
    private static final int FUNCTIONS = 25;

    private BadModels() {}

    static byte[] empty() {
        return new byte[0];
    }

    static byte[] randomBytes() {
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static byte[] truncated() {
        return Arrays.copyOf(bytes(), bytes().length / 2);
    }

    static byte[] externalData(String location) {
        ProtoMessage tensor =
                new ProtoMessage()
                        .number(1, 1)
                        .number(2, 1)
                        .text(8, "elsewhere")
                        .add(13, new ProtoMessage().text(1, "location").text(2, location))
                        .number(14, 1);
        return with(graph().add(INITIALIZER, tensor));
    }

    static byte[] customOperator() {
        return with(graph().add(NODE, node("Evil", "pixels", "x").text(7, "com.example")));
    }

    static byte[] contribOperator() {
        return with(graph().add(NODE, node("EPContext", "pixels", "x").text(7, "com.microsoft")));
    }

    static byte[] textOperator() {
        return with(graph().add(NODE, node("StringNormalizer", "pixels", "x")));
    }

    static byte[] controlFlow() {
        ProtoMessage body = new ProtoMessage().text(2, "body");
        ProtoMessage attribute = new ProtoMessage().text(1, "body").add(6, body).number(20, 5);
        return with(graph().add(NODE, node("Identity", "pixels", "x", attribute)));
    }

    static byte[] muchOutOfLittle() {
        return with(graph().add(NODE, node("ConstantOfShape", "channel", "x")));
    }

    /** Functions that call the next one, {@code count} deep. */
    static byte[] functions(int count) {
        ProtoMessage model = new ProtoMessage();
        byte[] file = bytes(graph().add(NODE, call(0)), metadata());
        for (int i = 0; i < count; i++) {
            ProtoMessage body = i + 1 < count ? call(i + 1) : node("Identity", "a", "b");
            model.add(FUNCTIONS, function(i).add(7, body));
        }
        return joined(file, model.bytes());
    }

    static byte[] recursion() {
        ProtoMessage function = function(0).add(7, call(0));
        return joined(
                bytes(graph().add(NODE, call(0)), metadata()),
                new ProtoMessage().add(FUNCTIONS, function).bytes());
    }

    private static ProtoMessage function(int number) {
        return new ProtoMessage().text(1, "f" + number).text(4, "a").text(5, "b").text(10, "own");
    }

    private static ProtoMessage call(int number) {
        return new ProtoMessage().text(1, "a").text(2, "b").text(4, "f" + number).text(7, "own");
    }

    static byte[] hugeShape() {
        ProtoMessage tensor = new ProtoMessage().number(1, 1L << 62).number(2, 1).text(8, "huge");
        return with(graph().add(INITIALIZER, tensor));
    }

    static byte[] shapeWithoutNumbers() {
        ProtoMessage tensor =
                new ProtoMessage().number(1, 1_000_000).number(2, 1).text(8, "hollow");
        return with(graph().add(INITIALIZER, tensor));
    }

    static byte[] weights(float value) {
        float[] values = new float[CHARSET.size() * HEIGHT * STRIDE];
        Arrays.fill(values, value);
        return with(graph(floats("weights", values, CHARSET.size(), 1, HEIGHT, STRIDE)));
    }

    static byte[] rawNotANumber() {
        ProtoMessage tensor =
                new ProtoMessage()
                        .number(1, 1)
                        .number(2, 1)
                        .text(8, "raw")
                        .raw(9, new byte[] {0, 0, (byte) 0xC0, 0x7F});
        return with(graph().add(INITIALIZER, tensor));
    }

    static byte[] charset(String charset) {
        return described("charset", charset);
    }

    static byte[] described(String field, String value) {
        Map<String, String> metadata = metadata();
        metadata.put(field, value);
        return bytes(graph(), metadata);
    }

    static byte[] undescribed(String field) {
        Map<String, String> metadata = metadata();
        metadata.remove(field);
        return bytes(graph(), metadata);
    }

    /** Says {@code exp}-less scores where probabilities belong. */
    static byte[] noProbabilities() {
        ProtoMessage graph =
                new ProtoMessage()
                        .add(NODE, node("Cast", "pixels", "log_probs", attribute("to", 1)))
                        .text(2, "none")
                        .add(11, value("pixels", 2, "n", HEIGHT, "w"))
                        .add(11, value("widths", 6, "n"))
                        .add(12, value("log_probs", 1, "n", HEIGHT, CHARSET.size()));
        return with(graph);
    }

    static byte[] otherInput() {
        return with(
                new ProtoMessage()
                        .add(NODE, node("Cast", "image", "log_probs", attribute("to", 1)))
                        .text(2, "other")
                        .add(11, value("image", 2, "n", HEIGHT, CHARSET.size()))
                        .add(12, value("log_probs", 1, "n", HEIGHT, CHARSET.size())));
    }

    /** Needs an opset that no runtime has yet. */
    static byte[] ofTomorrow() {
        ProtoMessage model =
                new ProtoMessage()
                        .number(1, 8)
                        .add(7, graph())
                        .add(8, new ProtoMessage().text(1, "").number(2, 9999));
        metadata()
                .forEach((key, value) ->
                        model.add(14, new ProtoMessage().text(1, key).text(2, value)));
        return model.bytes();
    }

    static byte[] ofTomorrowsFormat() {
        ProtoMessage model =
                new ProtoMessage()
                        .number(1, 9999)
                        .add(7, graph())
                        .add(8, new ProtoMessage().text(1, "").number(2, 17));
        metadata()
                .forEach((key, value) ->
                        model.add(14, new ProtoMessage().text(1, key).text(2, value)));
        return model.bytes();
    }

    /**
     * Counts to {@code limit} when it runs: allowed operators that take memory ({@code 8 x limit}
     * bytes) and time.
     */
    static byte[] counting(long limit) {
        ProtoMessage graph =
                graph().add(INITIALIZER, int64("zero", 0))
                        .add(INITIALIZER, int64("limit", limit))
                        .add(INITIALIZER, int64("one", 1))
                        .add(NODE, node("Range", "zero,limit,one", "counted"))
                        .add(NODE, node("Mul", "counted,counted", "squares"))
                        .add(12, value("squares", INT64, "many"));
        return with(graph);
    }

    private static ProtoMessage int64(String name, long value) {
        return new ProtoMessage().number(2, INT64).number(7, value).text(8, name);
    }

    private static byte[] with(ProtoMessage graph) {
        return bytes(graph, metadata());
    }

    private static Map<String, String> metadata() {
        return new TreeMap<>(TinyModel.description().toMetadata());
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
