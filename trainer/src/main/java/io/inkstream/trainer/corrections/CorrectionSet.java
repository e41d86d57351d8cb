package io.inkstream.trainer.corrections;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lines that were corrected and what they really say, by line id: of several revisions the last
 * one, lines without text left out.
 */
public record CorrectionSet(List<LineCorrected> lines) {
    /** So many pages or more are split by page, fewer by line. */
    private static final int ENOUGH_PAGES = 5;

    public CorrectionSet {
        lines = List.copyOf(lines);
    }

    public static CorrectionSet of(Collection<LineCorrected> corrections) {
        Map<LineId, LineCorrected> latest = new HashMap<>();
        for (LineCorrected correction : corrections) {
            latest.merge(
                    correction.lineId(),
                    correction,
                    (a, b) -> a.revision() >= b.revision() ? a : b);
        }
        return new CorrectionSet(
                latest.values().stream()
                        .filter(correction -> !correction.after().isBlank())
                        .sorted(Comparator.comparing(correction -> correction.lineId().value()))
                        .toList());
    }

    /** SHA-256 over what is learnt from: images, places and texts. */
    public String digest() {
        StringBuilder all = new StringBuilder();
        for (LineCorrected line : lines) {
            all.append(line.lineId())
                    .append('\t')
                    .append(line.image().sha256())
                    .append('\t')
                    .append(Json.text(line.polygon()))
                    .append('\t')
                    .append(Json.text(line.baseline()))
                    .append('\t')
                    .append(line.after())
                    .append('\n');
        }
        return Base32.sha256Hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** By the page they are on, in the order of the pages' ids. */
    public Map<PageId, List<LineCorrected>> byPage() {
        return lines.stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.lineId().page(),
                                () -> new TreeMap<>(Comparator.comparing(PageId::value)),
                                Collectors.toList()));
    }

    /** What is held out as a whole: a page, or a line where there are few pages. */
    public String group(LineCorrected line) {
        return byPage().size() >= ENOUGH_PAGES
                ? line.lineId().page().value()
                : line.lineId().value();
    }
}
