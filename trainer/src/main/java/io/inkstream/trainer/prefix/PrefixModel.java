package io.inkstream.trainer.prefix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.dataset.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A prefix network with its vocabulary, in one file: there are no weights without the characters
 * they know. One thread at a time.
 */
public record PrefixModel(PrefixForm form, Vocabulary vocabulary, PrefixNetwork network) {

    /** How the files end. */
    public static final String ENDING = ".prefix";

    private static final String DESCRIPTION = "inkstream-prefix";
    private static final int LONGEST = 200;

    private record Description(PrefixForm form, List<String> tokens) {}

    /** A token that may come next; the empty one is the end of the text. */
    public record Next(String token, double probability) {}

    /** With fresh weights. */
    public static PrefixModel fresh(PrefixForm form, Vocabulary vocabulary) {
        return new PrefixModel(form, vocabulary, new PrefixNetwork(form, vocabulary.size()));
    }

    /** Writes beside its place and renames. */
    public void save(Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try (PointerScope _ = new PointerScope()) {
            OutputArchive archive = new OutputArchive();
            network.save(archive);
            archive.write(
                    DESCRIPTION,
                    new IValue(
                            new JsonMapper()
                                    .writeValueAsString(
                                            new Description(form, vocabulary.tokens()))));
            archive.save_to(written.toString());
        }
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads weights and vocabulary; without the one there is not the other. */
    public static PrefixModel read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no model " + file);
        }
        try {
            Description description = description(file);
            PrefixModel model = fresh(description.form(), new Vocabulary(description.tokens()));
            try (PointerScope _ = new PointerScope()) {
                model.network().load(archive(file));
            }
            model.network().eval();
            return model;
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": its description is damaged", e);
        } catch (RuntimeException e) {
            // libtorch's words for what is no archive of this network
            throw new IOException(file + " holds no prefix network", e);
        }
    }

    private static Description description(Path file) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            IValue text = new IValue();
            if (!archive(file).try_read(DESCRIPTION, text)) {
                throw new IOException(
                        file + " does not say its vocabulary, and without it it says nothing");
            }
            return new JsonMapper().readValue(text.toStringRef().getString(), Description.class);
        }
    }

    private static InputArchive archive(Path file) {
        InputArchive archive = new InputArchive();
        archive.load_from(file.toString());
        return archive;
    }

    /** What the backbone makes of pictures, each of the form's height and at most its width. */
    public float[][] features(List<TextLine> pictures) {
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor all = network.backbone().features(ink(pictures)).contiguous();
            int each = (int) all.size(1);
            float[] flat = new float[each * pictures.size()];
            new FloatPointer(all.data_ptr()).capacity(flat.length).get(flat);
            float[][] features = new float[pictures.size()][];
            for (int i = 0; i < features.length; i++) {
                features[i] = Arrays.copyOfRange(flat, i * each, (i + 1) * each);
            }
            return features;
        }
    }

    /** Ink from 0 to 1 in three equal channels, [N,3,H,W]. */
    Tensor ink(List<TextLine> pictures) {
        int plane = form.height() * form.width();
        float[] ink = new float[pictures.size() * 3 * plane];
        for (int n = 0; n < pictures.size(); n++) {
            TextLine picture = pictures.get(n);
            for (int y = 0; y < form.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    float value = (255 - (picture.pixels()[y * picture.width() + x] & 255)) / 255f;
                    for (int c = 0; c < 3; c++) {
                        ink[(n * 3 + c) * plane + y * form.width() + x] = value;
                    }
                }
            }
        }
        return Tensor.create(ink, pictures.size(), 3, form.height(), form.width());
    }

    /** All tokens after a text so far, the likeliest first. */
    public List<Next> next(TextLine picture, String prefix) {
        return next(features(List.of(picture))[0], vocabulary.encode(prefix));
    }

    private List<Next> next(float[] features, int[] text) {
        float[] probabilities = probabilities(features, text);
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
                .map(i -> new Next(vocabulary.tokens().get(i), probabilities[i]))
                .toList();
    }

    private float[] probabilities(float[] features, int[] text) {
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            long[] prefix = vocabulary.prefix(text, text.length, form.length());
            Tensor scores =
                    network.scores(
                            Tensor.create(features, 1, features.length),
                            Tensor.create(prefix, 1, prefix.length));
            float[] values = new float[vocabulary.size()];
            new FloatPointer(torch.softmax(scores, 1).contiguous().data_ptr())
                    .capacity(values.length)
                    .get(values);
            return values;
        }
    }

    /** The whole text, token by token until the end is likeliest. */
    public String transcribe(TextLine picture) {
        return transcribe(features(List.of(picture))[0], LONGEST);
    }

    /** At most so many tokens. */
    String transcribe(float[] features, int most) {
        List<Integer> text = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        while (text.size() < most) {
            float[] probabilities =
                    probabilities(features, text.stream().mapToInt(Integer::intValue).toArray());
            int best = 0;
            for (int i = 1; i < probabilities.length; i++) {
                best = probabilities[i] > probabilities[best] ? i : best;
            }
            if (best == Vocabulary.END) {
                break;
            }
            text.add(best);
            said.append(vocabulary.tokens().get(best));
        }
        return said.toString();
    }
}
