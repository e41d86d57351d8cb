package io.inkstream.infra.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed in a good file, it is read or refused in order. */
class MutationTest {
    private static final long SEED = Long.getLong("inkstream.seed", 20261122);
    private static final int FEW = 60;
    private static final int MANY = 3_000;

    @TempDir static Path folder;

    static List<Parser> parsers() throws Exception {
        return new Parsers(folder).all();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aFewChangedFilesAreReadOrRefused(Parser parser) throws IOException {
        read(parser, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("parsers")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void manyChangedFilesAreReadOrRefused(Parser parser) throws IOException {
        read(parser, MANY);
    }

    private static void read(Parser parser, int rounds) throws IOException {
        Mutator mutator = new Mutator(parser.originals(), SEED + parser.name().hashCode());
        for (int round = 1; round <= rounds; round++) {
            byte[] file = mutator.next();
            try {
                parser.reader().read(file);
            } catch (Throwable e) {
                Path kept =
                        Files.createTempFile("mutation-" + parser.name().replace(' ', '-'), ".bin");
                Files.write(kept, file);
                throw new AssertionError(
                        "%s, -Dinkstream.seed=%d, round %d, kept as %s"
                                .formatted(parser, SEED, round, kept),
                        e);
            }
        }
    }
}
