package io.inkstream.results.webhooks;

import io.inkstream.contracts.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * One revision of an address that wants to be told, as it lies in the object store.
 *
 * @param secret signs what is sent: {@code whsec_} and base64, as in Standard Webhooks
 * @param events the types it wants, see {@link #TYPES}
 * @param active whether it is told at present
 * @param removed the last revision of a webhook that is gone
 */
public record Webhook(
        String id,
        TenantId tenant,
        int revision,
        String url,
        String secret,
        List<String> events,
        boolean active,
        boolean removed,
        Instant at) {
    /** What can be asked for. */
    public static final List<String> TYPES = List.of("batch.ended", "page.done", "page.failed");

    public Webhook {
        events = List.copyOf(events);
    }

    Webhook remove(Instant now) {
        return new Webhook(id, tenant, revision + 1, url, "", events, false, true, now);
    }
}
