package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.SealedList;
import io.inkstream.results.ProgressEvent;
import io.inkstream.results.corrections.CorrectionRows;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What one transaction learns about one batch, ending with the decision about its state. */
final class BatchUpdate {
    private final BatchStatements statements;
    private final BatchRows batch;
    private final DocumentRows documents;
    private final OutcomeRows outcomes;
    private final ProgressRows progress;
    private Optional<String> outcomeId = Optional.empty();

    BatchUpdate(Handle handle, BatchKey key) {
        this.statements = new BatchStatements(handle, key);
        this.batch = new BatchRows(statements);
        this.documents = new DocumentRows(statements);
        this.outcomes = new OutcomeRows(statements);
        this.progress = new ProgressRows(statements);
    }

    void apply(List<IntakeEvent> events) {
        outcomeId = BatchRow.lock(statements).outcomeId();
        events.forEach(this::take);
        documents.flush();
        settle(BatchRow.read(statements));
    }

    private void take(IntakeEvent event) {
        switch (event) {
            case IntakeEvent.Command command -> take(command.command());
            case IntakeEvent.Submitted submitted -> documents.submitted(submitted.document());
            case IntakeEvent.Split split -> take(split.split());
            case IntakeEvent.Outcome outcome -> take(outcome);
            case IntakeEvent.Compared compared ->
                    ComparisonRows.insert(statements.handle(), compared.compared());
            case IntakeEvent.Corrected corrected ->
                    CorrectionRows.insert(statements.handle(), corrected.correction());
        }
    }

    private void take(BatchCommand command) {
        switch (command.kind()) {
            case ACCEPTED -> command.manifest().ifPresent(this::accepted);
            case SEALED -> command.sealed().ifPresent(this::sealed);
            case CANCELLED -> batch.cancelled(command.at());
            case PAUSED, RESUMED, RETRIED, REPLAYED, DELETED -> {
                // nobody can ask for these yet
            }
        }
    }

    private void accepted(BatchManifest manifest) {
        if (batch.accepted(manifest)) {
            String id = manifest.plan().outcomeId();
            outcomeId = Optional.of(id);
            documents.recount(id);
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
        boolean news = outcomes.insert(event);
        documents.seen(event.outcome().pageId().document());
        if (news) {
            if (event.outcome() instanceof PageResult result) {
                CorrectionRows.insert(statements.handle(), result);
            }
            ProgressEvent.Page page = ProgressEvent.Page.of(event.outcome());
            progress.add(ProgressEvent.Page.KIND, page);
            if (outcomeId.filter(event.outcome().outcomeId()::equals).isPresent()) {
                documents.pageEnded(event.outcome().pageId().document(), page.done());
            }
        }
    }

    private void settle(BatchRow row) {
        Counts counts = batch.count(row.sealed());
        State state =
                new BatchDecision(
                                row.state(),
                                row.outcomeId().isPresent(),
                                row.sealed(),
                                row.cancelled(),
                                counts)
                        .state();
        if (batch.settle(state, counts)) {
            progress.add(ProgressEvent.Batch.KIND, new ProgressEvent.Batch(state, counts));
        }
        if (state.isFinal() && !row.state().isFinal()) {
            batch.finished(state);
        }
        progress.flush(row.eventSequence());
    }
}
