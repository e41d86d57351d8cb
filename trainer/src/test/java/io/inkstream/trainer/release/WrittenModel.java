package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.training.NetworkFile;
import io.inkstream.trainer.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The best weights of a run as a model file, for tests of what reads such files. */
public final class WrittenModel {

    private static final int PADDING = 32;

    private WrittenModel() {}

    /**
     * Writes an fp32 file.
     *
     * @param outputs what the network's outputs mean
     */
    public static void ofRun(Path run, NetworkSpec spec, List<String> outputs, Path file)
            throws IOException {
        Network network = new Network(spec, outputs.size());
        NetworkFile.load(run.resolve(RunFolder.BEST), network);
        network.eval();
        ModelDescription description =
                new ModelDescription(
                        ModelDescription.SCHEMA,
                        Release.kind(spec.head()),
                        "test",
                        "1",
                        outputs,
                        spec.height(),
                        PADDING,
                        spec.stride(),
                        1,
                        "NFC",
                        1,
                        "fp32",
                        spec.tokens(),
                        "",
                        "",
                        "Apache-2.0",
                        new TreeMap<>());
        Files.write(file, OnnxWriter.fp32(network, description));
    }
}
