package io.inkstream.faults.check;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Judges the evidence of a trial. */
public final class Checker {
    private final Evidence evidence;
    private final List<Violation> violations = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Everything that does not hold. */
    public static List<Violation> check(Evidence evidence) {
        Checker checker = new Checker(evidence);
        for (BatchId batch : checker.batches()) {
            checker.batch(batch);
        }
        checker.facts();
        return List.copyOf(checker.violations);
    }

    private Set<BatchId> batches() {
        Set<BatchId> batches = new HashSet<>();
        evidence.sent().forEach(sent -> batches.add(sent.batch()));
        return batches;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is no dependency of ours
    private void violated(Invariant invariant, String detail, Object... facts) {
        violations.add(new Violation(invariant, detail.formatted(facts)));
    }

    private void batch(BatchId batch) {
        List<Sent> sent =
                evidence.sent().stream().filter(each -> each.batch().equals(batch)).toList();
        boolean accepted = sent.stream().anyMatch(Sent::isAccepted);
        if (accepted && !evidence.hasManifest(batch)) {
            violated(Invariant.OBJECT_FIRST, "batch %s has a 202 and no manifest", batch);
        }
        if (accepted || evidence.hasManifest(batch)) {
            ended(batch);
        } else if (evidence.row(batch).isPresent()) {
            violated(Invariant.REFUSED, "batch %s has a row, but no manifest", batch);
        }
        if (accepted) {
            refusedUnder(batch, sent);
        } else if (sent.stream().allMatch(Sent::isRefused) && evidence.hasManifest(batch)) {
            violated(Invariant.REFUSED, "batch %s was refused and is there", batch);
        }
    }

    /** Other documents under the key of an accepted batch. */
    private void refusedUnder(BatchId batch, List<Sent> sent) {
        long differing =
                sent.stream()
                        .filter(Sent::isAccepted)
                        .map(each -> each.documents().keySet())
                        .distinct()
                        .count();
        if (differing > 1) {
            violated(Invariant.REFUSED, "batch %s took other documents under its key", batch);
        }
    }

    private void ended(BatchId batch) {
        Optional<BatchRow> row = evidence.row(batch);
        if (row.isEmpty() || !row.get().isFinal()) {
            violated(
                    Invariant.ENDS,
                    "batch %s is %s",
                    batch,
                    row.map(BatchRow::toString).orElse("not in the read model"));
            return;
        }
        Map<String, PageList> lists = pageLists(batch);
        PageCheck pages = new PageCheck(evidence, this::violated);
        int expected = 0;
        for (PageList list : lists.values()) {
            expected += list.pages().size();
            list.pages().forEach(entry -> pages.check(list, entry));
        }
        sums(row.get(), lists, expected);
        stray(batch, lists);
    }

    private Map<String, PageList> pageLists(BatchId batch) {
        Map<String, PageList> lists = new HashMap<>();
        Optional<SealedList> sealed =
                read(ObjectKeys.sealed(TenantId.DEFAULT, batch), SealedList.class);
        if (sealed.isEmpty()) {
            return lists;
        }
        for (var id : sealed.get().documents()) {
            read(ObjectKeys.document(TenantId.DEFAULT, id), DocumentRecord.class)
                    .ifPresent(this::original);
            Optional<PageList> list =
                    read(ObjectKeys.pageList(TenantId.DEFAULT, id), PageList.class);
            if (list.isEmpty()) {
                violated(Invariant.OBJECT_FIRST, "document %s has no list of pages", id);
            } else {
                lists.put(id.value(), list.get());
            }
        }
        return lists;
    }

    private void original(DocumentRecord document) {
        byte[] bytes = evidence.objects().get(document.originalKey());
        if (bytes == null || !Digests.sha256(bytes).equals(document.sha256())) {
            violated(Invariant.WHOLE, "the original of %s is not as it was sent", document.name());
        }
    }

    private void sums(BatchRow row, Map<String, PageList> lists, int expected) {
        if (row.pages() != expected
                || row.pagesDone() + row.pagesFailed() != expected
                || row.documents() != lists.size()) {
            violated(
                    Invariant.SUMS,
                    "%s, but the store has %d pages of %d documents",
                    row,
                    expected,
                    lists.size());
        }
        List<Long> wanted = LongStream.rangeClosed(1, row.steps().size()).boxed().toList();
        if (!row.steps().equals(wanted)) {
            violated(Invariant.STEPS, "batch %s has the steps %s", row.batch(), row.steps());
        }
    }

    /** Outcomes of pages that no list of the batch has. */
    private void stray(BatchId batch, Map<String, PageList> lists) {
        List<String> own =
                lists.keySet().stream()
                        .map(id -> ObjectKeys.outcomes(TenantId.DEFAULT, new DocumentId(id)))
                        .toList();
        evidence.objects().keySet().stream()
                .filter(key -> key.startsWith(ObjectKeys.outcomes(TenantId.DEFAULT, batch)))
                .filter(key -> own.stream().noneMatch(key::startsWith))
                .forEach(key -> violated(Invariant.REFUSED, "%s is of no document", key));
    }

    private void facts() {
        Map<String, Set<String>> digests = new HashMap<>();
        for (Told told : evidence.told()) {
            digests.computeIfAbsent(told.topic() + " " + told.id(), _ -> new HashSet<>())
                    .add(told.digest());
        }
        digests.forEach((id, different) -> {
            if (different.size() > 1) {
                violated(Invariant.ONE_FACT, "event %s has %d values", id, different.size());
            }
        });
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        byte[] bytes = evidence.objects().get(key);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(bytes, type));
        } catch (IOException e) {
            violated(Invariant.WHOLE, "%s cannot be read: %s", key, e);
            return Optional.empty();
        }
    }
}
