package io.inkstream.trainer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.dataset.LabelledPicture;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.ScannedLine;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.Picture;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.PictureReader;
import io.inkstream.trainer.evaluation.PictureReader.Choice;
import io.inkstream.trainer.evaluation.ReadingModel;
import io.inkstream.trainer.evaluation.TrueLine;
import io.inkstream.trainer.prefix.PrefixModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code predict MODEL IMAGE…}: what a model says of pictures, prepared as in training. */
@Command(
        name = "predict",
        description =
                "Print the text of a line, the class of a picture with its probability, or"
                        + " numbers.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A file, a name under models/, or NAME@VERSION in a store.")
    private String model = "latin-print";

    @Parameters(
            index = "1..*",
            paramLabel = "IMAGE",
            arity = "0..*",
            description = "Pictures of one line, character or other thing each.")
    private List<Path> images = List.of();

    @Option(names = "--image", paramLabel = "IMAGE", description = "The same as IMAGE.")
    private List<Path> named = List.of();

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description =
                    "With a model of train prefix: the text so far, whose next tokens are wanted;"
                            + " without, the whole text is written.")
    private @Nullable String prefix;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many classes are named, the likeliest first (${DEFAULT-VALUE}).")
    private int top = 1;

    @Option(names = "--json", description = "One JSON object per picture.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private StoreOptions store = new StoreOptions();

    @Mixin private DecoderOptions decoder = new DecoderOptions();

    @Override
    public Integer call()
            throws IOException, InferenceException, InvalidModelException, StorageException {
        images = Stream.concat(images.stream(), named.stream()).toList();
        if (images.isEmpty()) {
            throw new ParameterException(
                    Optional.ofNullable(spec).orElseThrow().commandLine(), "name an IMAGE");
        }
        if (model.endsWith(PrefixModel.ENDING)) {
            prefixes(PrefixModel.read(Path.of(model)));
            return 0;
        }
        Path file = store.models().locate(model);
        ModelKind kind = ModelFile.read(file).description().kind();
        switch (kind) {
            case LINE -> lines(file);
            case CLASS, REGRESSION -> pictures(file, kind);
            case SEGMENTER, PREFIX ->
                    throw new IOException(
                            "'%s' is a model of the kind %s; predict reads with the kinds line, class and regression"
                                    .formatted(model, kind.word()));
        }
        return 0;
    }

    private void prefixes(PrefixModel opened) throws IOException {
        PictureForm form = new PictureForm(opened.form().height(), opened.form().width(), 1);
        for (Path image : images) {
            TextLine picture = LabelledPicture.of(sample(image), form).fitted(form);
            if (prefix == null) {
                String text = opened.transcribe(picture);
                print(image.toString(), text, Map.of("text", text));
            } else {
                List<PrefixModel.Next> all = opened.next(picture, prefix);
                List<PrefixModel.Next> best = all.subList(0, Math.clamp(top, 1, all.size()));
                print(
                        image.toString(),
                        best.stream()
                                .map(next -> next.token() + "\t" + number(next.probability()))
                                .collect(Collectors.joining("\t")),
                        Map.of("prefix", prefix, "next", best));
            }
        }
    }

    private void lines(Path file) throws IOException, InferenceException, InvalidModelException {
        try (ReadingModel opened = ReadingModel.open(file, decoder.decoding(file))) {
            int height = opened.description().height();
            List<TrueLine> lines = new ArrayList<>();
            for (Path image : images) {
                TextLine line = ScannedLine.of(sample(image)).prepared(height);
                lines.add(new TrueLine(image.toString(), "", line));
            }
            for (LineReading reading : opened.read(lines)) {
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("text", reading.read().text());
                said.put("confidence", reading.read().confidence());
                print(
                        reading.line().id(),
                        reading.read().text() + "\t" + number(reading.read().confidence()),
                        said);
            }
        }
    }

    private void pictures(Path file, ModelKind kind)
            throws IOException, InferenceException, InvalidModelException {
        try (PictureReader opened = PictureReader.open(file)) {
            PictureForm form = opened.form();
            for (Path image : images) {
                TextLine picture = LabelledPicture.of(sample(image), form).fitted(form);
                if (kind == ModelKind.CLASS) {
                    print(image.toString(), opened.choices(picture));
                } else {
                    print(image.toString(), opened.values(picture), opened.description().charset());
                }
            }
        }
    }

    private void print(String image, List<Choice> choices) throws IOException {
        List<Choice> best = choices.subList(0, Math.clamp(top, 1, choices.size()));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("class", best.getFirst().name());
        said.put("probability", best.getFirst().probability());
        said.put("choices", best);
        print(
                image,
                best.stream()
                        .map(choice -> choice.name() + "\t" + number(choice.probability()))
                        .collect(Collectors.joining("\t")),
                said);
    }

    private void print(String image, float[] values, List<String> names) throws IOException {
        List<String> numbers =
                IntStream.range(0, values.length).mapToObj(i -> Float.toString(values[i])).toList();
        print(image, String.join("\t", numbers), Map.of("names", names, "values", values));
    }

    private void print(String image, String text, Map<String, Object> said) throws IOException {
        if (!json) {
            System.out.println(image + "\t" + text);
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("image", image);
        object.putAll(said);
        System.out.println(new JsonMapper().writeValueAsString(object));
    }

    private static Sample sample(Path image) {
        return new Sample(image.toString(), "", "", Picture.file(image));
    }

    private static String number(double probability) {
        return String.format(Locale.ROOT, "%.4f", probability);
    }
}
