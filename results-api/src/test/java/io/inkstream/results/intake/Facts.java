package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageOutcome;

/** Contract records as the events the intake makes of them. */
final class Facts {
    private Facts() {}

    static IntakeEvent of(BatchCommand command) {
        return new IntakeEvent.Command(command);
    }

    static IntakeEvent of(DocumentSubmitted submitted) {
        return new IntakeEvent.Submitted(submitted.document());
    }

    static IntakeEvent of(DocumentSplit split) {
        return new IntakeEvent.Split(split);
    }

    static IntakeEvent of(LineCorrected correction) {
        return new IntakeEvent.Corrected(correction);
    }

    static IntakeEvent of(PageOutcome outcome) {
        return new IntakeEvent.Outcome(outcome, Json.text(outcome));
    }
}
