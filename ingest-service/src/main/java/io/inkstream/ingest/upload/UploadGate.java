package io.inkstream.ingest.upload;

import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.admission.Admission;
import io.inkstream.ingest.admission.Verdict;
import io.inkstream.ingest.metrics.IngestMetrics;
import io.inkstream.platform.ProblemAnswer;
import io.inkstream.platform.access.Caller;
import io.inkstream.platform.access.CurrentCaller;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Refuses uploads for which there is no room before their bodies are read. */
@ApplicationScoped
public class UploadGate {
    /** Behind the questions who it is and how large. */
    private static final int BEFORE_THE_RESOURCE = 50;

    private static final String UPLOADS = "/v1/uploads";

    private final Admission admission;
    private final IngestMetrics metrics;

    public UploadGate(Admission admission, IngestMetrics metrics) {
        this.admission = admission;
        this.metrics = metrics;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_RESOURCE);
    }

    private void check(RoutingContext context) {
        Optional<Caller> caller = CurrentCaller.of(context);
        if (!isUpload(context) || caller.isEmpty()) {
            context.next();
            return;
        }
        TenantId tenant = caller.get().tenant();
        switch (admission.judge(tenant, caller.get().key(), length(context))) {
            case Verdict.Admitted(Admission.Place place) -> {
                context.addEndHandler(_ -> place.leave(context.request().bytesRead()));
                context.next();
            }
            case Verdict.Refused refused -> {
                metrics.refused(refused.code());
                ProblemAnswer.sendLater(
                        context, refused.code(), refused.detail(), refused.retryAfter());
            }
        }
    }

    private static boolean isUpload(RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.normalizedPath();
        return (method.equals(HttpMethod.POST) && path.equals(UPLOADS))
                || (method.equals(HttpMethod.PUT) && path.startsWith(UPLOADS + "/"));
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,15}") ? Long.parseLong(length) : 0;
    }
}
