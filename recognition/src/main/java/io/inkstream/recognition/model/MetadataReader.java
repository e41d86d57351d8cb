package io.inkstream.recognition.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a description out of string entries, refusing what is missing or malformed; never fills in
 * a default.
 */
final class MetadataReader {

    static final String METRIC = "metric.";

    private final Map<String, String> entries;

    MetadataReader(Map<String, String> entries) {
        this.entries = entries;
    }

    ModelDescription description() throws InvalidModelException {
        ModelKind kind =
                ModelKind.ofWord(text("kind"))
                        .orElseThrow(() ->
                                new InvalidModelException(
                                        "kind", "'%s' is unknown".formatted(entries.get("kind"))));
        try {
            return new ModelDescription(
                    whole("schema"),
                    kind,
                    text("name"),
                    text("version"),
                    charset(),
                    whole("height"),
                    whole("padding"),
                    whole("stride"),
                    whole("preprocessing"),
                    text("text_form"),
                    decimal("temperature"),
                    text("precision"),
                    text("network"),
                    text("recipe_digest"),
                    text("dataset_digest"),
                    text("licence"),
                    metrics());
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            throw new InvalidModelException(
                    problem.substring(0, Math.max(0, problem.indexOf(' '))), problem, e);
        }
    }

    private String text(String field) throws InvalidModelException {
        String value = entries.get(field);
        if (value == null) {
            throw new InvalidModelException(field, "is missing");
        }
        return value;
    }

    private List<String> charset() throws InvalidModelException {
        return Arrays.asList(text("charset").split("\n", -1));
    }

    private int whole(String field) throws InvalidModelException {
        try {
            return Integer.parseInt(text(field));
        } catch (NumberFormatException e) {
            throw new InvalidModelException(
                    field, "must be a whole number, was '%s'".formatted(entries.get(field)), e);
        }
    }

    private double decimal(String field) throws InvalidModelException {
        try {
            return Double.parseDouble(text(field));
        } catch (NumberFormatException e) {
            throw new InvalidModelException(
                    field, "must be a number, was '%s'".formatted(entries.get(field)), e);
        }
    }

    private SortedMap<String, Double> metrics() throws InvalidModelException {
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (String field : entries.keySet()) {
            if (field.startsWith(METRIC)) {
                metrics.put(field.substring(METRIC.length()), decimal(field));
            }
        }
        return metrics;
    }
}
