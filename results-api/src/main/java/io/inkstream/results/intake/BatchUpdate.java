package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.SealedList;
import io.inkstream.results.ProgressEvent;
import io.inkstream.results.corrections.CorrectionRows;
import io.inkstream.results.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What one transaction learns about one batch, ending with the decision about its state. */
final class BatchUpdate {
    private final BatchStatements statements;
    private final boolean news;
    private final BatchRows batch;
    private final DocumentRows documents;
    private final OutcomeRows outcomes;
    private final CurrentOutcomes current;
    private final ProgressRows progress;
    private final WebhookRows webhooks;

    BatchUpdate(Handle handle, BatchKey key, boolean news) {
        this.statements = new BatchStatements(handle, key);
        this.news = news;
        this.batch = new BatchRows(statements);
        this.documents = new DocumentRows(statements);
        this.outcomes = new OutcomeRows(statements);
        this.current = new CurrentOutcomes(statements);
        this.progress = new ProgressRows(statements);
        this.webhooks = new WebhookRows(statements);
    }

    /** What webhooks hear of a batch that has ended. */
    record BatchEnded(BatchId batchId, State state, Counts counts) {}

    void apply(List<IntakeEvent> events) {
        BatchRow before = BatchRow.lock(statements);
        Optional<BatchCommand> deleted = events.stream().flatMap(BatchUpdate::deletion).findFirst();
        if (before.deleted()) {
            return;
        }
        if (deleted.isPresent()) {
            batch.deleted(deleted.get().at());
            progress.wake();
            return;
        }
        events.forEach(this::take);
        documents.flush();
        current.flush();
        settle(before.state(), BatchRow.read(statements));
    }

    private static Stream<BatchCommand> deletion(IntakeEvent event) {
        return event instanceof IntakeEvent.Command(BatchCommand command)
                        && command.kind() == BatchCommand.Kind.DELETED
                ? Stream.of(command)
                : Stream.empty();
    }

    private void take(IntakeEvent event) {
        switch (event) {
            case IntakeEvent.Command command -> take(command.command());
            case IntakeEvent.Submitted submitted -> documents.submitted(submitted.document());
            case IntakeEvent.Split split -> take(split.split());
            case IntakeEvent.Outcome outcome -> take(outcome);
            case IntakeEvent.Compared compared ->
                    ComparisonRows.insert(statements.handle(), compared.compared());
            case IntakeEvent.Corrected corrected -> take(corrected.correction());
        }
    }

    private void take(LineCorrected correction) {
        CorrectionRows.insert(statements.handle(), correction);
        SearchIndex.correct(statements.handle(), correction.tenant(), correction.lineId().page());
    }

    private void take(BatchCommand command) {
        switch (command.kind()) {
            case ACCEPTED -> command.manifest().ifPresent(this::accepted);
            case SEALED -> command.sealed().ifPresent(this::sealed);
            case CANCELLED -> batch.cancelled(command.at());
            case PAUSED, RESUMED, RETRIED, REPLAYED ->
                    command.control().ifPresent(this::controlled);
            case DELETED -> throw new IllegalStateException("nothing is taken after a deletion");
        }
    }

    private void accepted(BatchManifest manifest) {
        if (batch.accepted(manifest)) {
            current.touchedAll();
        }
    }

    private void controlled(BatchControl control) {
        if (batch.controlled(control)) {
            current.touchedAll();
        }
    }

    private void sealed(SealedList list) {
        batch.sealed(list.sealedAt());
        documents.listed(list.documents());
    }

    private void take(DocumentSplit split) {
        if (documents.split(split)) {
            progress.add(ProgressEvent.Document.KIND, ProgressEvent.Document.of(split));
        }
    }

    private void take(IntakeEvent.Outcome event) {
        documents.seen(event.outcome().pageId().document());
        if (outcomes.insert(event)) {
            if (event.outcome() instanceof PageResult result) {
                CorrectionRows.insert(statements.handle(), result);
                SearchIndex.add(statements.handle(), result);
                SearchIndex.correct(statements.handle(), result.tenant(), result.pageId());
            }
            current.touched(event.outcome().pageId());
            ProgressEvent.Page page = ProgressEvent.Page.of(event.outcome());
            progress.add(ProgressEvent.Page.KIND, page);
            webhooks.add(
                    page.done() ? WebhookRows.PAGE_DONE : WebhookRows.PAGE_FAILED,
                    page.pageId() + " " + page.outcomeId(),
                    page);
        }
    }

    private void settle(State before, BatchRow row) {
        Counts counts = batch.count(row.sealed());
        State state = new BatchDecision(row, counts).state();
        if (batch.settle(state, counts) || state != before) {
            progress.add(ProgressEvent.Batch.KIND, new ProgressEvent.Batch(state, counts));
        }
        if (state.isFinal() && !row.state().isFinal()) {
            batch.finished(state);
            webhooks.add(
                    WebhookRows.BATCH_ENDED,
                    statements.key().batch() + " " + row.controlRevision(),
                    new BatchEnded(statements.key().batch(), state, counts));
        }
        progress.flush(row.eventSequence());
        if (news) {
            webhooks.flush();
        }
    }
}
