package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A picture that is decoded when asked for, each time anew. */
@FunctionalInterface
public interface Picture {

    /**
     * The gray values, 255 paper.
     *
     * @throws IOException naming the file, if it cannot be read or is no picture
     */
    GrayPicture read() throws IOException;

    /** An image file of any format recognition understands. */
    static Picture file(Path file) {
        return () -> gray(page(Files.readAllBytes(file), file.toString()));
    }

    /** An image file in memory; the name is for messages. */
    static Picture encoded(byte[] bytes, String name) {
        return () -> gray(page(bytes, name));
    }

    /** Decodes with the worker's own decoder. */
    static PageImage page(byte[] bytes, String name) throws IOException {
        return switch (new ImageDecoder(ImageLimits.DEFAULT).decode(bytes)) {
            case DecodedImage.Decoded(PageImage page, boolean complete) -> {
                if (!complete) {
                    throw new IOException(name + ": the picture ends early");
                }
                yield page;
            }
            case DecodedImage.Rejected rejected ->
                    throw new IOException("%s: %s".formatted(name, rejected.detail()));
        };
    }

    private static GrayPicture gray(PageImage page) {
        return new GrayPicture(page.pixels(), page.width(), page.height());
    }
}
