package io.inkstream.results.lines;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a line says what it says, from the image to the last person who changed it.
 *
 * @param text what it says
 * @param because {@code corrected} when a person said so, else {@code read}
 * @param corrections all revisions, the first one first
 */
public record Provenance(
        LineId lineId,
        String text,
        String because,
        Image image,
        Reading reading,
        Model segmenter,
        Model recognizer,
        Decoder decoder,
        List<LineCorrected> corrections) {
    static final String CORRECTED = "corrected";
    static final String READ = "read";

    public Provenance {
        corrections = List.copyOf(corrections);
    }

    /**
     * Where the ink is.
     *
     * @param link where the stored image can be fetched
     */
    public record Image(PageImageRef stored, String link, Polygon polygon, Polygon baseline) {}

    /**
     * When and by which program the page was read.
     *
     * @param epoch counts retries from 0
     */
    public record Reading(
            String outcomeId,
            int epoch,
            String text,
            double confidence,
            String confidenceMethod,
            PageResult.Provenance program,
            Instant at) {}

    /**
     * A pinned model and what its files say of it.
     *
     * @param evaluation the figures it was released with
     * @param files what else is known of it, by name: card, report, recipe
     */
    public record Model(
            PinnedModel pinned, Optional<JsonNode> evaluation, Map<String, String> files) {}

    /** How log probabilities became text. */
    public record Decoder(DecoderSettings settings, Optional<Model> languageModel) {}
}
