package io.inkstream.faults.check;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold for one page of a batch that has ended. */
final class PageCheck {
    private static final Set<String> OUTCOME_TOPICS =
            Set.of(Topic.PAGES_RECOGNIZED.topicName(), Topic.PAGES_FAILED.topicName());

    private final Evidence evidence;
    private final Report report;

    /** Takes what is wrong. */
    @FunctionalInterface
    interface Report {
        void violated(Invariant invariant, String detail, Object... facts);
    }

    PageCheck(Evidence evidence, Report report) {
        this.evidence = evidence;
        this.report = report;
    }

    void check(PageList list, PageList.Entry entry) {
        PageId page = list.document().documentId().page(entry.number());
        entry.image().ifPresent(this::image);
        if (entry.failure().isPresent()) {
            report.violated(Invariant.HEALTHY, "%s: %s", page, entry.failure().get());
            return;
        }
        List<String> keys =
                evidence.objects().keySet().stream()
                        .filter(key -> key.startsWith(ObjectKeys.outcomes(TenantId.DEFAULT, page)))
                        .toList();
        if (keys.size() != 1) {
            report.violated(Invariant.ONE_OUTCOME, "%s has the outcomes %s", page, keys);
        }
        keys.forEach(key -> outcome(page, key));
        told(page);
    }

    private void image(PageImageRef image) {
        byte[] bytes = evidence.objects().get(image.key());
        if (bytes == null || !Digests.sha256(bytes).equals(image.sha256())) {
            report.violated(Invariant.WHOLE, "%s is not as it was stored", image.key());
        }
    }

    private void outcome(PageId page, String key) {
        byte[] bytes = Objects.requireNonNull(evidence.objects().get(key));
        try {
            switch (Json.read(bytes, PageOutcome.class)) {
                case PageFailure failure ->
                        report.violated(Invariant.HEALTHY, "%s: %s", page, failure.failure());
                case PageResult result -> text(result);
            }
        } catch (IOException e) {
            report.violated(Invariant.WHOLE, "%s cannot be read: %s", key, e);
        }
        rows(page, Digests.sha256(bytes));
    }

    private void text(PageResult result) {
        String right = evidence.readings().get(result.image().sha256());
        if (right != null && !right.equals(result.text())) {
            report.violated(
                    Invariant.OWN_TEXT,
                    "%s reads \"%s\" instead of \"%s\"",
                    result.pageId(),
                    result.text(),
                    right);
        }
    }

    private void rows(PageId page, String digest) {
        List<OutcomeRow> rows =
                evidence.outcomes().stream().filter(row -> row.page().equals(page)).toList();
        if (rows.size() != 1) {
            report.violated(Invariant.ONE_ROW, "%s has %d rows", page, rows.size());
        }
        if (rows.stream().anyMatch(row -> !row.digest().equals(digest))) {
            report.violated(Invariant.OBJECT_FIRST, "the row of %s has other bytes", page);
        }
    }

    private void told(PageId page) {
        List<Told> told =
                evidence.told().stream()
                        .filter(each -> OUTCOME_TOPICS.contains(each.topic()))
                        .filter(each -> each.key().equals(page.value()))
                        .toList();
        if (evidence.undisturbed() && told.size() > 1) {
            report.violated(Invariant.TOLD_ONCE, "%s is told %d times", page, told.size());
        }
        Set<String> ids = told.stream().map(Told::id).collect(Collectors.toSet());
        if (ids.size() > 1) {
            report.violated(Invariant.ONE_FACT, "%s is told under the ids %s", page, ids);
        }
    }
}
