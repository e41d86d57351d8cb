package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Series in CSV or NPY files beside {@code windows.json}, which says how they are cut. A window is
 * a picture: a row per column of the series, a column per row of it, from the least value as paper
 * to the most as ink; what lies beyond is clipped. Its truth is a class or a number.
 */
final class WindowsReader implements DataReader {

    private static final int INK = 255;

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Optional<Path> file = tree.find(WindowSettings.FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        WindowSettings settings = WindowSettings.read(file.get());
        List<Sample> samples = new ArrayList<>();
        for (Path table : tree.endingWith(".csv", ".npy")) {
            cut(Series.read(table, tree.relative(table)), settings, samples);
        }
        return Optional.of(new DataFolder.Classes(WindowSettings.FORMAT, samples, List.of()));
    }

    private static void cut(Series series, WindowSettings settings, List<Sample> samples)
            throws IOException {
        int target = series.column(settings.target());
        List<List<Windows.Window>> blocks = settings.windows().blocks(series.rows().size());
        for (int block = 0; block < blocks.size(); block++) {
            for (Windows.Window window : blocks.get(block)) {
                GrayPicture picture = picture(series, settings, window.first());
                samples.add(
                        new Sample(
                                "%s:%d".formatted(series.file(), window.first() + 1),
                                "%s block %d".formatted(series.file(), block + 1),
                                series.text(window.truth(), target),
                                new Measured(picture)));
            }
        }
    }

    private static GrayPicture picture(Series series, WindowSettings settings, int first)
            throws IOException {
        int length = settings.sequenceLength();
        int height = settings.columns().size();
        byte[] pixels = new byte[height * length];
        for (int y = 0; y < height; y++) {
            int column = series.column(settings.columns().get(y));
            double least = settings.least().get(y);
            double range = settings.most().get(y) - least;
            for (int x = 0; x < length; x++) {
                double share = (series.value(first + x, column) - least) / range;
                pixels[y * length + x] =
                        (byte) (INK - Math.round(INK * Math.clamp(share, 0.0, 1.0)));
            }
        }
        return new GrayPicture(pixels, length, height);
    }

    /** Levels that mean something. */
    private record Measured(GrayPicture read) implements Picture {

        @Override
        public boolean isMeasured() {
            return true;
        }
    }
}
