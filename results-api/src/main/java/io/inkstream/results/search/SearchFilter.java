package io.inkstream.results.search;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are looked at.
 *
 * @param model {@code NAME} or {@code NAME@VERSION}; then readings that are not current count, too
 * @param from when the page was read, at this time or later
 * @param to before this time
 */
record SearchFilter(
        Optional<BatchId> batch,
        Optional<DocumentId> document,
        Optional<String> model,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Double> minConfidence,
        Optional<Double> maxConfidence) {
    private static final Pattern MODEL =
            Pattern.compile("[a-z0-9][a-z0-9-]{0,63}(@[0-9A-Za-z][0-9A-Za-z.-]{0,31})?");

    /** From the parameters of a request, some of them null. */
    static SearchFilter parse(Map<String, String> parameters) {
        return new SearchFilter(
                Optional.ofNullable(parameters.get("batch")).map(BatchId::new),
                Optional.ofNullable(parameters.get("document")).map(DocumentId::new),
                Optional.ofNullable(parameters.get("model")).map(SearchFilter::model),
                read(parameters, "from", SearchFilter::time),
                read(parameters, "to", SearchFilter::time),
                read(parameters, "min_confidence", SearchFilter::share),
                read(parameters, "max_confidence", SearchFilter::share));
    }

    private static String model(String text) {
        if (!MODEL.matcher(text).matches()) {
            throw invalid("model", text, "must be NAME or NAME@VERSION");
        }
        return text;
    }

    private static <T> Optional<T> read(
            Map<String, String> parameters, String name, Function<String, @Nullable T> form) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        T value = form.apply(text);
        if (value == null) {
            throw invalid(
                    name,
                    text,
                    name.endsWith("confidence")
                            ? "must be 0 to 1"
                            : "must be a date or a time, as 2026-03-02 or 2026-03-02T09:15:00Z");
        }
        return Optional.of(value);
    }

    private static RuntimeException invalid(String name, String text, String why) {
        return Problems.of(
                ProblemCode.INVALID_PARAMETER, "%s: %s, was \"%s\"".formatted(name, why, text));
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Double share(String text) {
        try {
            double share = Double.parseDouble(text);
            return share >= 0 && share <= 1 ? share : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Conditions on {@code l}, the line, and {@code o}, the outcome it is of. */
    String sql() {
        List<String> conditions = new ArrayList<>();
        batch.ifPresent(id -> conditions.add("l.batch_id = :batch"));
        document.ifPresent(id -> conditions.add("l.document_id = :document"));
        if (model.isPresent()) {
            boolean exact = model.get().contains("@");
            conditions.add(exact ? "l.model = :model" : "starts_with(l.model, :model || '@')");
        } else {
            conditions.add("o.current");
        }
        from.ifPresent(time -> conditions.add("l.at >= :from"));
        to.ifPresent(time -> conditions.add("l.at < :to"));
        minConfidence.ifPresent(share -> conditions.add("l.confidence >= :min"));
        maxConfidence.ifPresent(share -> conditions.add("l.confidence <= :max"));
        return String.join(" and ", conditions);
    }

    /** What the conditions speak of, by name. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        batch.ifPresent(id -> values.put("batch", id.value()));
        document.ifPresent(id -> values.put("document", id.value()));
        model.ifPresent(name -> values.put("model", name));
        from.ifPresent(time -> values.put("from", time));
        to.ifPresent(time -> values.put("to", time));
        minConfidence.ifPresent(share -> values.put("min", share));
        maxConfidence.ifPresent(share -> values.put("max", share));
        return values;
    }
}
