package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.TenantId;

/** What the read model learns from a record of a topic. */
public sealed interface IntakeEvent {

    TenantId tenant();

    BatchId batch();

    default BatchKey key() {
        return new BatchKey(tenant(), batch());
    }

    /** Something was decided about a batch. */
    record Command(BatchCommand command) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return command.tenant();
        }

        @Override
        public BatchId batch() {
            return command.batchId();
        }
    }

    /** A document waits to be split. */
    record Submitted(DocumentRecord document) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return document.tenant();
        }

        @Override
        public BatchId batch() {
            return document.documentId().batch();
        }
    }

    /** A document has been split, or could not be. */
    record Split(DocumentSplit split) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return split.tenant();
        }

        @Override
        public BatchId batch() {
            return split.documentId().batch();
        }
    }

    /** A person said what a line really says. */
    record Corrected(LineCorrected correction) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return correction.tenant();
        }

        @Override
        public BatchId batch() {
            return correction.lineId().page().batch();
        }
    }

    /** A candidate read a page as well. */
    record Compared(PageCompared compared) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return compared.tenant();
        }

        @Override
        public BatchId batch() {
            return compared.pageId().batch();
        }
    }

    /**
     * A page was read, or could not be.
     *
     * @param json the outcome as it was published
     */
    record Outcome(PageOutcome outcome, String json) implements IntakeEvent {
        @Override
        public TenantId tenant() {
            return outcome.tenant();
        }

        @Override
        public BatchId batch() {
            return outcome.pageId().batch();
        }
    }
}
