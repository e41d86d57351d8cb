package io.inkstream.recognition.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model file says about itself. Everything a reader must know to feed the graph and to
 * understand its output.
 *
 * @param schema version of this description, {@value #SCHEMA} today
 * @param name short name such as {@code latin-print}
 * @param version version of the weights, such as {@code 1.0.0}
 * @param charset the text of each output class; of a line model class 0 is the CTC blank and is the
 *     empty string; the names of the classes, numbers or maps of the kinds {@code class}, {@code
 *     regression} and {@code segmenter}, which have no blank
 * @param height rows of an input line in pixels; of a segmenter the longer side of a page
 * @param padding input widths are padded with paper (255) to a multiple of this many pixels
 * @param stride input columns per output step
 * @param preprocessing the version of {@code LineNormalizer}, of a segmenter that of {@code
 *     FinderPicture}, that the model was trained on
 * @param textForm Unicode normal form of the output, NFC
 * @param temperature what log probabilities are divided by before they are read as confidence
 * @param precision {@code fp32}, {@code int8}, or {@code fp16} for weights stored in sixteen bits
 * @param network the network as one token string
 * @param recipeDigest sha-256 of the resolved recipe
 * @param datasetDigest sha-256 over the training data's names and digests
 * @param licence SPDX expression of the weights
 * @param metrics figures by name, fractions not percents
 */
public record ModelDescription(
        int schema,
        ModelKind kind,
        String name,
        String version,
        List<String> charset,
        int height,
        int padding,
        int stride,
        int preprocessing,
        String textForm,
        double temperature,
        String precision,
        String network,
        String recipeDigest,
        String datasetDigest,
        String licence,
        SortedMap<String, Double> metrics) {

    public static final int SCHEMA = 1;

    private static final Set<String> PRECISIONS = Set.of("fp32", "fp16", "int8");

    public ModelDescription {
        check(schema == SCHEMA, "schema", "must be " + SCHEMA, schema);
        check(name.matches("[a-z0-9][a-z0-9-]*"), "name", "must be a short lower-case word", name);
        check(!version.isBlank(), "version", "must not be blank", version);
        boolean hasBlank = kind == ModelKind.LINE || kind == ModelKind.PREFIX;
        int fewest = kind == ModelKind.REGRESSION ? 1 : 2;
        check(
                charset.size() >= fewest,
                "charset",
                "needs at least " + fewest + " entries",
                charset);
        check(
                !hasBlank || charset.getFirst().isEmpty(),
                "charset",
                "must begin with the blank, an empty string",
                charset.getFirst());
        check(
                charset.stream()
                        .skip(hasBlank ? 1 : 0)
                        .noneMatch(s -> s.isEmpty() || s.contains("\n")),
                "charset",
                "must have non-empty symbols without line feed",
                charset);
        check(
                charset.stream().distinct().count() == charset.size(),
                "charset",
                "must have symbols that differ",
                charset);
        check(height > 0, "height", "must be > 0", height);
        check(stride > 0, "stride", "must be > 0", stride);
        check(
                padding > 0 && padding % stride == 0,
                "padding",
                "must be a multiple of stride " + stride,
                padding);
        check(preprocessing > 0, "preprocessing", "must be > 0", preprocessing);
        check(textForm.equals("NFC"), "text_form", "must be NFC", textForm);
        check(
                temperature > 0 && Double.isFinite(temperature),
                "temperature",
                "must be > 0 and finite",
                temperature);
        check(PRECISIONS.contains(precision), "precision", "must be fp32, fp16 or int8", precision);
        charset = List.copyOf(charset);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    private static void check(boolean holds, String field, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s, was '%s'".formatted(field, rule, value));
        }
    }

    /** Number of output classes, the blank included. */
    public int classes() {
        return charset.size();
    }

    /** The entries of the file's {@code metadata_props}. */
    public SortedMap<String, String> toMetadata() {
        SortedMap<String, String> entries =
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("schema", Integer.toString(schema)),
                                Map.entry("kind", kind.word()),
                                Map.entry("name", name),
                                Map.entry("version", version),
                                Map.entry("charset", String.join("\n", charset)),
                                Map.entry("height", Integer.toString(height)),
                                Map.entry("padding", Integer.toString(padding)),
                                Map.entry("stride", Integer.toString(stride)),
                                Map.entry("preprocessing", Integer.toString(preprocessing)),
                                Map.entry("text_form", textForm),
                                Map.entry("temperature", Double.toString(temperature)),
                                Map.entry("precision", precision),
                                Map.entry("network", network),
                                Map.entry("recipe_digest", recipeDigest),
                                Map.entry("dataset_digest", datasetDigest),
                                Map.entry("licence", licence)));
        metrics.forEach(
                (metric, value) -> entries.put(MetadataReader.METRIC + metric, value.toString()));
        return entries;
    }

    /**
     * Reads back what {@link #toMetadata} wrote; a missing or malformed entry is refused by name.
     */
    public static ModelDescription ofMetadata(Map<String, String> entries)
            throws InvalidModelException {
        return new MetadataReader(entries).description();
    }
}
