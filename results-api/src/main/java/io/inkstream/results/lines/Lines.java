package io.inkstream.results.lines;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.query.Pages;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds lines in the readings of their page. */
@Singleton
final class Lines {
    private final Jdbi jdbi;
    private final Pages pages;

    @Inject
    Lines(ResultsDatabase database, Pages pages) {
        this.jdbi = database.jdbi();
        this.pages = pages;
    }

    /**
     * The line in the reading of the batch's plan, or in another one that cut it alike.
     *
     * @param outcomeId null for any
     */
    FoundLine getLine(TenantId tenant, LineId line, @Nullable String outcomeId)
            throws StorageException {
        Optional<String> outcome = outcome(tenant, line, outcomeId);
        if (outcome.isEmpty()) {
            throw absent(tenant, line);
        }
        Pages.Outcome reading = pages.findOutcome(tenant, line.page(), outcome.get()).orElseThrow();
        PageResult result = parse(reading);
        return result.lines().stream()
                .filter(one -> one.id().equals(line))
                .findFirst()
                .map(one -> new FoundLine(result, one))
                .orElseThrow(() -> new IllegalStateException(line + " is listed and not there"));
    }

    private Optional<String> outcome(TenantId tenant, LineId line, @Nullable String outcomeId) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select outcome_id
                                from line_readings l join outcomes o
                                  using (tenant, document_id, page, outcome_id)
                                where l.tenant = :tenant and l.line_id = :line
                                  and outcome_id = coalesce(:outcome, outcome_id)
                                order by o.current desc
                                limit 1
                                """)
                        .bind("tenant", tenant.value())
                        .bind("line", line.value())
                        .bind("outcome", outcomeId)
                        .mapTo(String.class)
                        .findOne());
    }

    /** A page that waits has its lines still to come; any other has no such line. */
    private RuntimeException absent(TenantId tenant, LineId line) throws StorageException {
        if (pages.findOutcome(tenant, line.page(), null).isEmpty()) {
            pages.getWaiting(tenant, line.page());
            return Problems.of(
                    ProblemCode.NOT_READY, "page " + line.page() + " has not been read yet");
        }
        return Problems.of(ProblemCode.LINE_NOT_FOUND, "line " + line);
    }

    private static PageResult parse(Pages.Outcome reading) {
        try {
            return Json.read(reading.json().getBytes(StandardCharsets.UTF_8), PageResult.class);
        } catch (IOException e) {
            throw new IllegalStateException("stored outcome " + reading.outcomeId(), e);
        }
    }
}
