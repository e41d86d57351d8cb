package io.inkstream.trainer.release;

import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch of noise for a network, on sheets of one width. Beyond a picture's own width the sheet is
 * full of ink for the exported graph, which must not matter, and empty for the network.
 */
@SuppressWarnings("ArrayRecordComponent") // of one test, compared never
record Pictures(NetworkSpec spec, int sheet, List<byte[]> pixels, int[] widths) {

    private static final int SHEET_STEP = 64;

    /** Widths are cut to that of the input where it is fixed. */
    static Pictures noise(NetworkSpec spec, int... widths) {
        int fixed = spec.input().width();
        int[] own = Arrays.stream(widths).map(w -> fixed > 0 ? Math.min(w, fixed) : w).toArray();
        int widest = Arrays.stream(own).max().orElseThrow();
        int sheet = fixed > 0 ? fixed : (widest + SHEET_STEP - 1) / SHEET_STEP * SHEET_STEP;
        Random random = new Random(3);
        List<byte[]> pixels = new ArrayList<>();
        for (int width : own) {
            byte[] noise = new byte[spec.height() * sheet * spec.input().channels()];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                if (i / spec.input().channels() % sheet >= width) {
                    noise[i] = 0;
                }
            }
            pixels.add(noise);
        }
        return new Pictures(spec, sheet, pixels, own);
    }

    Pictures only(int n) {
        return new Pictures(spec, sheet, List.of(pixels.get(n)), new int[] {widths[n]});
    }

    /** The same pictures on wider or narrower sheets. */
    Pictures onSheet(int columns) {
        List<byte[]> moved = new ArrayList<>();
        int perPixel = spec.input().channels();
        for (byte[] from : pixels) {
            byte[] to = new byte[spec.height() * columns * perPixel];
            int kept = Math.min(columns, sheet) * perPixel;
            for (int y = 0; y < spec.height(); y++) {
                System.arraycopy(from, y * sheet * perPixel, to, y * columns * perPixel, kept);
            }
            moved.add(to);
        }
        return new Pictures(spec, columns, moved, widths);
    }

    /** A picture's own pixels. */
    byte[] withoutPadding(int n) {
        return only(n).onSheet(widths[n]).pixels().getFirst();
    }

    Pictures reversed() {
        int[] back = new int[widths.length];
        for (int n = 0; n < back.length; n++) {
            back[n] = widths[widths.length - 1 - n];
        }
        return new Pictures(spec, sheet, pixels.reversed(), back);
    }

    /** What the network makes of it: of lines the valid steps only. */
    List<float[]> through(Network network) {
        network.eval();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor y =
                    spec.head() == Head.REGRESSION
                            ? network.scores(ink(), widths)
                            : network.logProbs(ink(), widths);
            Tensor byPicture = spec.head() == Head.CTC ? y.permute(1, 0, 2) : y;
            return valid(Weights.of(byPicture));
        }
    }

    /** The values of each picture, of lines only those of its own steps. */
    List<float[]> valid(float[] all) {
        int perPicture = all.length / widths.length;
        int perStep = perPicture * spec.stride() / sheet;
        List<float[]> results = new ArrayList<>();
        for (int n = 0; n < widths.length; n++) {
            int count = spec.head() == Head.CTC ? spec.steps(widths[n]) * perStep : perPicture;
            results.add(Arrays.copyOfRange(all, n * perPicture, n * perPicture + count));
        }
        return results;
    }

    /** [N,C,H,W], to be called in a pointer scope. */
    Tensor ink() {
        int channels = spec.input().channels();
        int area = spec.height() * sheet;
        float[] ink = new float[widths.length * channels * area];
        for (int n = 0; n < widths.length; n++) {
            for (int i = 0; i < area; i++) {
                for (int c = 0; c < channels; c++) {
                    int value = pixels.get(n)[i * channels + c] & 255;
                    ink[(n * channels + c) * area + i] =
                            i % sheet < widths[n] ? (255 - value) / 255f : 0;
                }
            }
        }
        return Tensor.create(ink, widths.length, channels, spec.height(), sheet);
    }
}
