package io.inkstream.trainer;

import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.dataset.LabelledPicture;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.Picture;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.explain.Explanation;
import io.inkstream.trainer.explain.OpenedNetwork;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.release.ModelWeights;
import io.inkstream.trainer.training.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model explain MODEL IMAGE}: pictures of how a line was read. */
@Command(
        name = "explain",
        description = "Show what a network sees in a picture of one line, character or thing.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description =
                    "An fp32 model: a file, a name under models/, or NAME@VERSION in a store.")
    private String model = "latin-print";

    @Parameters(index = "1", paramLabel = "IMAGE", description = "A picture of what it reads.")
    private Path image = Path.of("line.png");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the pictures go (${DEFAULT-VALUE}).")
    private Path output = Path.of("explained");

    @Mixin private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, InvalidModelException, StorageException {
        Path file = store.models().locate(model);
        ModelDescription description = ModelFile.read(file).description();
        TextLine line =
                description.kind() == ModelKind.LINE
                        ? line(description.height())
                        : picture(NetworkSpec.parse(description.network(), description.height()));
        Libtorch.prepare(0);
        OpenedNetwork network =
                new OpenedNetwork(
                        ModelWeights.read(file).network(List.of(new LineBatch(List.of(line)))),
                        description.charset());
        System.out.println(network.read(line));
        for (Path picture : new Explanation(network, line).write(output)) {
            System.out.println("  " + picture);
        }
        return 0;
    }

    /** As wide as the network wants it, with paper at its right. */
    private TextLine picture(NetworkSpec spec) throws IOException {
        Sample sample = new Sample(image.toString(), "", "", Picture.file(image));
        PictureForm form = Lesson.form(spec);
        TextLine fitted = LabelledPicture.of(sample, form).fitted(form);
        return form.widest() == 0 ? fitted : fitted.widened(form.widest());
    }

    private TextLine line(int height) throws IOException {
        return switch (new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(image))) {
            case DecodedImage.Decoded decoded -> {
                LineImage line =
                        new LineCutter(CutSettings.DEFAULT).cutWhole(decoded.page(), height);
                yield new TextLine(
                        "", line.pixels(), line.width(), line.height(), image.toString());
            }
            case DecodedImage.Rejected(var fault, String detail) ->
                    throw new IOException(
                            "%s cannot be read: %s, %s".formatted(image, fault, detail));
        };
    }
}
