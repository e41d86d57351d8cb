package io.inkstream.results.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** What a viewer must know of an image, {@code info.json} of the IIIF Image API 3. */
@JsonPropertyOrder({"@context", "id", "type", "protocol", "profile", "width", "height"})
record ImageInfo(
        @JsonProperty("@context") String context,
        @JsonProperty("id") String id,
        @JsonProperty("type") String type,
        @JsonProperty("protocol") String protocol,
        @JsonProperty("profile") String profile,
        @JsonProperty("width") int width,
        @JsonProperty("height") int height,
        @JsonProperty("maxArea") long maxArea,
        @JsonProperty("tiles") List<Tiles> tiles,
        @JsonProperty("extraFormats") List<String> extraFormats,
        @JsonProperty("extraQualities") List<String> extraQualities,
        @JsonProperty("extraFeatures") List<String> extraFeatures) {
    static final String CONTEXT = "http://iiif.io/api/image/3/context.json";
    static final String MEDIA_TYPE = "application/ld+json;profile=\"" + CONTEXT + "\"";
    static final String LEVEL = "http://iiif.io/api/image/3/level1.json";

    /** Sizes in which viewers best ask for parts. */
    record Tiles(
            @JsonProperty("width") int width,
            @JsonProperty("scaleFactors") List<Integer> scaleFactors) {}

    static ImageInfo of(String id, Frame frame, long maxArea) {
        return new ImageInfo(
                CONTEXT,
                id,
                "ImageService3",
                "http://iiif.io/api/image",
                "level1",
                frame.width(),
                frame.height(),
                maxArea,
                List.of(new Tiles(1024, List.of(1, 2, 4, 8))),
                List.of("png"),
                List.of("color", "gray"),
                List.of("profileLinkHeader", "sizeByConfinedWh", "sizeByWh"));
    }
}
