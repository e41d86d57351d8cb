package io.inkstream.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/** Weights of a network in a file that also says which network and classes they belong to. */
public final class NetworkFile {

    private static final String DESCRIPTION = "inkstream";

    private NetworkFile() {}

    /**
     * What a file says about its weights.
     *
     * @param outputs the text of each class, or the names of the numbers
     */
    record Description(int height, String layers, List<String> outputs) {}

    /** Writes beside its place and renames, so that a reader sees the old file or the new one. */
    static void save(Network network, List<String> outputs, Path file) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try (PointerScope _ = new PointerScope()) {
            OutputArchive archive = new OutputArchive();
            network.save(archive);
            Description description =
                    new Description(network.spec().height(), network.spec().tokens(), outputs);
            archive.write(
                    DESCRIPTION, new IValue(new JsonMapper().writeValueAsString(description)));
            archive.save_to(written.toString());
        }
        force(written);
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Weights of the same network into this one. */
    public static void load(Path file, Network network) throws IOException {
        try (PointerScope _ = new PointerScope()) {
            network.load(open(file));
        } catch (RuntimeException e) {
            // libtorch's words for an archive that lacks or misshapes a tensor
            throw new IOException(
                    "%s holds no weights of the network '%s'"
                            .formatted(file, network.spec().tokens()),
                    e);
        }
    }

    /** The network of a file with its weights and the text of its classes. */
    static TrainedNetwork read(Path file) throws IOException, TrainingException {
        Description description;
        try (PointerScope _ = new PointerScope()) {
            IValue text = new IValue();
            if (!open(file).try_read(DESCRIPTION, text)) {
                throw new TrainingException(
                        file + " does not say which network it holds; take one of a newer run");
            }
            description =
                    new JsonMapper().readValue(text.toStringRef().getString(), Description.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": its description is damaged", e);
        }
        Network network =
                new Network(
                        NetworkSpec.parse(description.layers(), description.height()),
                        description.outputs().size());
        load(file, network);
        return new TrainedNetwork(network, description.outputs());
    }

    /** Makes sure that a file or folder is on disk and not only in memory. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static InputArchive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no weights at " + file);
        }
        InputArchive archive = new InputArchive();
        archive.load_from(file.toString());
        return archive;
    }
}
