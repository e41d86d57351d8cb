package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.network.TokenStrings;
import io.inkstream.trainer.training.CharacterClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Small networks for tests, and what their files say about themselves. */
final class Networks {

    static final CharacterClasses CLASSES = new CharacterClasses(new Alphabet("abcdefg "));

    private Networks() {}

    /** Untrained, but with batch norm statistics that are not those of the start. */
    static Network network(String tokens) {
        return network(NetworkSpec.parse(tokens, TokenStrings.HEIGHT));
    }

    static Network network(NetworkSpec spec) {
        Network network = new Network(spec, CLASSES.count());
        network.train(true);
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Pictures pictures = Pictures.noise(network.spec(), 180, 90);
            for (int i = 0; i < 4; i++) {
                network.scores(pictures.ink(), pictures.widths());
            }
        }
        network.eval();
        return network;
    }

    static List<String> charset(Network network) {
        List<String> charset = CLASSES.charset();
        if (network.spec().head() == Head.CTC) {
            return charset;
        }
        List<String> names = new ArrayList<>(charset);
        names.set(0, "nothing");
        return names;
    }

    static ModelDescription description(Network network, String precision) {
        return description(network, precision, network.spec().height(), charset(network));
    }

    static ModelDescription description(
            Network network, String precision, int height, List<String> charset) {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                Release.kind(network.spec().head()),
                "test",
                "1",
                charset,
                height,
                32,
                network.spec().stride(),
                1,
                "NFC",
                1,
                precision,
                network.spec().tokens(),
                "",
                "",
                "Apache-2.0",
                new TreeMap<>());
    }

    static Ranges ranges(Network network) {
        return Ranges.observed(network, List.of(noise(200, 133, 64, 7, 199)));
    }

    static LineBatch noise(int... widths) {
        Random random = new Random(3);
        List<TextLine> lines = new ArrayList<>();
        for (int width : widths) {
            byte[] pixels = new byte[width * TokenStrings.HEIGHT];
            random.nextBytes(pixels);
            lines.add(new TextLine("a", pixels, width, TokenStrings.HEIGHT, "noise"));
        }
        return new LineBatch(lines);
    }
}
