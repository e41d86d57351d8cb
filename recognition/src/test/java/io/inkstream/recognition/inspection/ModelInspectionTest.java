package io.inkstream.recognition.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.inkstream.recognition.inference.TinyClasses;
import io.inkstream.recognition.inference.TinyModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of bad file is refused with the fault it has, and this process lives on. */
class ModelInspectionTest {
    private static final Path FINDER = Path.of("..", "models", "page-lines", "model.int8.onnx");

    @TempDir Path folder;

    @Test
    void aLineFinderIsAccepted() throws Exception {
        assertThat(ModelInspection.inspect(FINDER)).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void aLineFinderWhoseMapsAreNamedOtherwiseIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(FINDER);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("renamed.onnx");
        Files.write(
                file,
                text.replace("baseline\nend\nabove\nbelow", "baseline\nend\nunder\nbelow")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ModelInspection.inspect(file))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ModelFault.CONTRACT));
    }

    @Test
    void whatDrawsLargerIsForLineFindersAlone() throws Exception {
        byte[] bytes = Files.readAllBytes(FINDER);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("line.onnx");
        Files.write(
                file, text.replace("segmenter", "sEgmenter").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ModelInspection.structure(file))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.fault())
                                        .isEqualTo(ModelFault.OPERATOR_NOT_ALLOWED));
    }

    static Stream<Arguments> badByWhatTheyHold() {
        return Stream.of(
                arguments("empty", BadModels.empty(), ModelFault.CORRUPT),
                arguments("random bytes", BadModels.randomBytes(), ModelFault.CORRUPT),
                arguments("truncated", BadModels.truncated(), ModelFault.CORRUPT),
                arguments("data beside", BadModels.externalData("w"), ModelFault.EXTERNAL_DATA),
                arguments(
                        "data above", BadModels.externalData("../../w"), ModelFault.EXTERNAL_DATA),
                arguments(
                        "data anywhere",
                        BadModels.externalData("/etc/passwd"),
                        ModelFault.EXTERNAL_DATA),
                arguments(
                        "custom operator",
                        BadModels.customOperator(),
                        ModelFault.OPERATOR_NOT_ALLOWED),
                arguments(
                        "contributed operator",
                        BadModels.contribOperator(),
                        ModelFault.OPERATOR_NOT_ALLOWED),
                arguments("texts", BadModels.textOperator(), ModelFault.OPERATOR_NOT_ALLOWED),
                arguments("control flow", BadModels.controlFlow(), ModelFault.OPERATOR_NOT_ALLOWED),
                arguments(
                        "much out of little",
                        BadModels.muchOutOfLittle(),
                        ModelFault.OPERATOR_NOT_ALLOWED),
                arguments("3000 functions deep", BadModels.functions(3000), ModelFault.STRUCTURE),
                arguments("recursion", BadModels.recursion(), ModelFault.STRUCTURE),
                arguments("2^62 weights", BadModels.hugeShape(), ModelFault.STRUCTURE),
                arguments("hollow", BadModels.shapeWithoutNumbers(), ModelFault.STRUCTURE),
                arguments("NaN", BadModels.weights(Float.NaN), ModelFault.WEIGHTS_INVALID),
                arguments(
                        "infinite",
                        BadModels.weights(Float.NEGATIVE_INFINITY),
                        ModelFault.WEIGHTS_INVALID),
                arguments("raw NaN", BadModels.rawNotANumber(), ModelFault.WEIGHTS_INVALID),
                arguments(
                        "charset twice",
                        BadModels.charset("\n \na\nb\nc\nd\na"),
                        ModelFault.CHARSET_INVALID),
                arguments(
                        "charset control",
                        BadModels.charset("\n \na\nb\nc\nd\n\u0007"),
                        ModelFault.CHARSET_INVALID),
                arguments(
                        "charset empty entry",
                        BadModels.charset("\n \na\n\nc\nd\ne"),
                        ModelFault.CHARSET_INVALID),
                arguments(
                        "charset without blank",
                        BadModels.charset("x\n \na\nb\nc\nd\ne"),
                        ModelFault.CHARSET_INVALID),
                arguments(
                        "charset not NFC",
                        BadModels.charset("\n \na\nb\nc\nd\ne\u0301"),
                        ModelFault.CHARSET_INVALID),
                arguments("no charset", BadModels.undescribed("charset"), ModelFault.CONTRACT));
    }

    static Stream<Arguments> badByWhatTheyDo() {
        return Stream.of(
                arguments("charset too short", BadModels.charset("\n \na\nb"), ModelFault.CONTRACT),
                arguments("no height", BadModels.undescribed("height"), ModelFault.CONTRACT),
                arguments("other height", BadModels.described("height", "48"), ModelFault.CONTRACT),
                arguments(
                        "not a line nor classes",
                        BadModels.described("kind", "regression"),
                        ModelFault.CONTRACT),
                arguments("other input", BadModels.otherInput(), ModelFault.CONTRACT),
                arguments("of tomorrow", BadModels.ofTomorrow(), ModelFault.UNSUPPORTED),
                arguments(
                        "of tomorrow's format",
                        BadModels.ofTomorrowsFormat(),
                        ModelFault.UNSUPPORTED),
                arguments("no weights", BadModels.weights(0), ModelFault.GOLDEN_FAILED),
                arguments(
                        "no probabilities", BadModels.noProbabilities(), ModelFault.GOLDEN_FAILED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badByWhatTheyHold")
    void aFileIsRefusedForWhatItHoldsBeforeAnythingRunsIt(
            String name, byte[] bytes, ModelFault fault) throws Exception {
        assertThat(ModelInspection.structure(file(bytes)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> {
                            assertThat(refused.fault()).as(refused.detail()).isEqualTo(fault);
                            assertThat(refused.detail()).isNotBlank();
                        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badByWhatTheyDo")
    void aFileIsRefusedForWhatItDoesInAProcessOfItsOwn(String name, byte[] bytes, ModelFault fault)
            throws Exception {
        assertThat(ChildInspection.DEFAULT.inspect(file(bytes)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.fault()).as(refused.detail()).isEqualTo(fault));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Path file = file(new byte[0]);
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ModelInspection.MOST_BYTES + 1);
        }

        assertThat(ModelInspection.structure(file))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ModelFault.TOO_LARGE));
    }

    @Test
    void functionsThatStayShallowAreNoFault() throws Exception {
        assertThat(ModelInspection.structure(file(BadModels.functions(FunctionDepth.MOST))))
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void aGoodFilePassesTheTrialInAProcessOfItsOwn() throws Exception {
        assertThat(ChildInspection.DEFAULT.inspect(file(TinyModel.bytes())))
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void aModelOfClassesPassesTheSameTrial() throws Exception {
        assertThat(ChildInspection.DEFAULT.inspect(file(TinyClasses.bytes())))
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void aVerdictOfTheChildComesBackWithItsDetail() throws Exception {
        assertThat(ChildInspection.DEFAULT.inspect(file(BadModels.weights(0))))
                .isEqualTo(
                        new Verdict.Refused(
                                ModelFault.GOLDEN_FAILED,
                                "answers paper and strokes alike: it reads nothing"));
    }

    @Test
    void aFileThatEatsMemoryIsEndedInTheChild() throws Exception {
        ChildInspection small = new ChildInspection(Duration.ofMinutes(2), 300L * 1024 * 1024);

        assertThat(small.inspect(file(BadModels.counting(400_000_000))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.fault())
                                        .as(refused.detail())
                                        .isEqualTo(ModelFault.MEMORY));
    }

    @Test
    void aFileThatTakesTooLongIsEndedInTheChild() throws Exception {
        // no time at all is too little for any file
        ChildInspection impatient =
                new ChildInspection(Duration.ZERO, ChildInspection.DEFAULT.memoryBytes());

        assertThat(impatient.inspect(file(TinyModel.bytes())))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ModelFault.TOO_SLOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latin-print/model.onnx",
                "latin-print/model.int8.onnx",
                "latin-hand/model.onnx",
                "latin-hand/model.int8.onnx"
            })
    void shippedModelsPass(String model) throws Exception {
        Path file = Path.of("..", "models").resolve(model);

        assertThat(Files.isRegularFile(file)).isTrue();
        assertThat(ModelInspection.inspect(file)).isEqualTo(new Verdict.Accepted());
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }
}
