package io.inkstream.results.export.content;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the steps that made a page's text.
 *
 * @param name unique in the page, a name in XML
 * @param model the model with its version, empty for a step without
 * @param settings all that decides its outcome, by name in their order
 */
public record ProcessingStep(
        String name, String description, String model, Map<String, String> settings) {
    public static final String SOFTWARE = "inkstream";

    public static List<ProcessingStep> of(PageResult page) {
        PinnedModel segmenter = page.plan().segmenter();
        PinnedModel recognizer = page.plan().recognizer();
        Map<String, String> reading = digest(recognizer);
        reading.put("device", page.provenance().device());
        reading.put("runtime", page.provenance().runtime());
        Map<String, String> decoding = new TreeMap<>();
        decoding.put("decoder", Json.text(page.plan().decoder()));
        decoding.put("epoch", Integer.toString(page.plan().epoch()));
        return List.of(
                new ProcessingStep(
                        "segment", "finding the lines", segmenter.toString(), digest(segmenter)),
                new ProcessingStep("infer", "reading the lines", recognizer.toString(), reading),
                new ProcessingStep("decode", "characters to text", decoderModels(page), decoding));
    }

    private static Map<String, String> digest(PinnedModel model) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("digest", model.digest());
        return settings;
    }

    private static String decoderModels(PageResult page) {
        return page.plan().decoder().languageModel().map(PinnedModel::toString).orElse("");
    }

    /** The settings on one line. */
    public String settingsText() {
        return String.join(
                "; ",
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }
}
