package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.PaperWear;
import java.util.List;
import java.util.Random;

/**
 * Drawn lines with a share of real ones among them; short drawn lines only, while the network
 * learns to align.
 */
public final class MixedLines implements LineSource {

    private static final int SHORT = 12;

    private final LineSource drawn;
    private final List<ScannedLine> scanned;
    private final double scannedShare;
    private final int height;
    private final PaperWear wear = new PaperWear();

    public MixedLines(
            LineSource drawn,
            List<ScannedLine> scanned,
            double scannedShare,
            int height,
            Alphabet alphabet) {
        this.drawn = drawn;
        this.scanned =
                scanned.stream()
                        .filter(line -> !line.text().isBlank())
                        .filter(line -> line.text().codePoints().allMatch(alphabet::contains))
                        .toList();
        this.scannedShare = this.scanned.isEmpty() ? 0 : scannedShare;
        this.height = height;
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        if (longest > SHORT && random.nextDouble() < scannedShare) {
            return scanned.get(random.nextInt(scanned.size())).varied(height, wear, random);
        }
        return drawn.next(random, shortest, longest);
    }
}
