package io.inkstream.cli.client;

import java.util.Optional;

/**
 * What of a page's image is wanted.
 *
 * @param region {@code x,y,width,height} in pixels; the whole when absent
 * @param width pixels to make it smaller to; as it is when absent
 */
public record ImagePart(Optional<String> region, Optional<Integer> width) {

    /** The whole image as it is stored. */
    boolean isStoredImage() {
        return region.isEmpty() && width.isEmpty();
    }

    /** As the IIIF Image API names it. */
    String path() {
        return "/%s/%s/0/default.jpg"
                .formatted(region.orElse("full"), width.map(pixels -> pixels + ",").orElse("max"));
    }
}
