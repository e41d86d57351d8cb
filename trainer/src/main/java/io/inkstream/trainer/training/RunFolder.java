package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/**
 * The folder of one run: {@code recipe.yaml}, {@code metrics.jsonl}, the newest weights in {@code
 * last.*} and the best average in {@code best.net}. Files are written beside their place and
 * renamed, so a reader sees old or new.
 */
public record RunFolder(Path path) {

    public static final String BEST = "best.net";
    static final String LAST = "last.net";
    static final String OPTIMIZER = "last.opt";

    /** Makes the folder. */
    public static RunFolder create(Path path) throws IOException {
        Files.createDirectories(path);
        return new RunFolder(path);
    }

    public void writeRecipe(String yaml) throws IOException {
        Files.writeString(path.resolve("recipe.yaml"), yaml);
    }

    void appendMetrics(String json) throws IOException {
        Files.writeString(
                path.resolve("metrics.jsonl"),
                json + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    void save(Network network, String name) throws IOException {
        OutputArchive archive = new OutputArchive();
        network.save(archive);
        save(archive, name);
    }

    void save(AdamW optimizer) throws IOException {
        OutputArchive archive = new OutputArchive();
        optimizer.save(archive);
        save(archive, OPTIMIZER);
    }

    /** Weights of the same network spec into this network. */
    public static void load(Path file, Network network) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no weights at " + file);
        }
        try (InputArchive archive = new InputArchive()) {
            archive.load_from(file.toString());
            network.load(archive);
        }
    }

    private void save(OutputArchive archive, String name) throws IOException {
        Path written = path.resolve(name + ".tmp");
        archive.save_to(written.toString());
        archive.close();
        Files.move(
                written,
                path.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
