package io.inkstream.results.webhooks;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.Cursor;
import io.inkstream.results.query.Limit;
import io.inkstream.results.query.Slice;
import io.inkstream.results.webhooks.Endpoints.Delivery;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Addresses that want to be told what happens. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
@RunOnVirtualThread
public class WebhookResource {
    private final WebhookObjects objects;
    private final Endpoints endpoints;
    private final WebhookSender sender;
    private final CurrentTenant tenant;
    private final Clock clock;

    @Inject
    WebhookResource(
            WebhookObjects objects,
            Endpoints endpoints,
            WebhookSender sender,
            CurrentTenant tenant,
            Clock clock) {
        this.objects = objects;
        this.endpoints = endpoints;
        this.sender = sender;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * What a webhook is to be like.
     *
     * @param events the types it wants; all when absent
     * @param secret signs what is sent; made here when absent, kept when a webhook is changed
     * @param active true when absent
     */
    public record Wish(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable String secret,
            @Nullable Boolean active) {}

    /**
     * A webhook as people see it.
     *
     * @param secret shown only by the answer that made it
     * @param waiting events not told yet
     * @param attempts failed tries of the next one
     */
    public record View(
            String webhookId,
            int revision,
            String url,
            List<String> events,
            boolean active,
            Optional<String> secret,
            long waiting,
            int attempts,
            Optional<Instant> nextAttempt,
            Instant changedAt) {}

    @GET
    @Operation(operationId = "listWebhooks", summary = "All webhooks and how they are getting on")
    public Slice<View> list() throws StorageException {
        TenantId owner = tenant.id();
        List<View> views =
                objects.listAll().stream()
                        .filter(webhook -> webhook.tenant().equals(owner) && !webhook.removed())
                        .map(webhook -> view(webhook, Optional.empty()))
                        .toList();
        return new Slice<>(views, Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhook",
            summary = "Tells an address what happens from now on; the answer holds the secret")
    public Response create(@Nullable Wish wish) throws StorageException {
        String id = "wh" + Base32.hash(20, "webhook.v1", UUID.randomUUID().toString());
        Wish wanted = required(wish);
        String secret = wanted.secret() == null ? Signature.newSecret() : wanted.secret();
        Webhook webhook = webhook(id, 1, wanted, secret);
        objects.create(webhook);
        endpoints.take(webhook);
        return Response.created(URI.create("/v1/webhooks/" + id))
                .entity(view(webhook, Optional.of(secret)))
                .build();
    }

    @GET
    @Path("{webhook}")
    @Operation(operationId = "getWebhook", summary = "One webhook and how it is getting on")
    public Response get(@PathParam("webhook") String id) throws StorageException {
        return answer(getWebhook(id));
    }

    @PUT
    @Path("{webhook}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeWebhook",
            summary = "Changes address, types, secret or whether it is told")
    public Response change(
            @PathParam("webhook") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @Nullable Wish wish)
            throws StorageException {
        Webhook now = getWebhook(id);
        requireMatch(match, now);
        Wish wanted = required(wish);
        String secret = wanted.secret() == null ? now.secret() : wanted.secret();
        Webhook next = webhook(id, now.revision() + 1, wanted, secret);
        write(next);
        return answer(next);
    }

    @DELETE
    @Path("{webhook}")
    @Operation(operationId = "removeWebhook", summary = "Tells the address nothing any more")
    public Response remove(@PathParam("webhook") String id) throws StorageException {
        write(getWebhook(id).remove(clock.instant()));
        return Response.noContent().build();
    }

    @GET
    @Path("{webhook}/deliveries")
    @Operation(operationId = "listDeliveries", summary = "What was tried, the latest first")
    public Slice<Delivery> deliveries(
            @PathParam("webhook") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit)
            throws StorageException {
        Webhook webhook = getWebhook(id);
        int size = Limit.parse(limit);
        List<Delivery> found =
                endpoints.listDeliveries(tenant.id(), webhook.id(), before(cursor), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, Optional.empty());
        }
        String next = Cursor.of(found.get(size - 1).at().toString()).text();
        return new Slice<>(
                found.subList(0, size),
                Optional.of(
                        "/v1/webhooks/%s/deliveries?cursor=%s&limit=%d".formatted(id, next, size)));
    }

    private static @Nullable Instant before(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 1);
        try {
            return cursor == null ? null : Instant.parse(cursor.values().getFirst());
        } catch (DateTimeParseException e) {
            throw Cursor.malformed(cursor.text());
        }
    }

    @POST
    @Path("{webhook}/replay")
    @Operation(
            operationId = "replayWebhook",
            summary = "Tells everything from an event on once more, under the same event ids")
    public Response replay(
            @PathParam("webhook") String id, @QueryParam("from") @Nullable String event)
            throws StorageException {
        Webhook webhook = getWebhook(id);
        if (event == null || !endpoints.replay(tenant.id(), webhook.id(), event)) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "from: no event \"%s\" is kept; see /v1/webhooks/%s/deliveries"
                            .formatted(event, id));
        }
        return Response.accepted(view(webhook, Optional.empty())).build();
    }

    private Webhook getWebhook(String id) throws StorageException {
        if (!id.matches("wh[0-9a-z]{20}")) {
            throw notFound(id);
        }
        return objects.find(tenant.id(), id).orElseThrow(() -> notFound(id));
    }

    private static RuntimeException notFound(String id) {
        return Problems.of(ProblemCode.WEBHOOK_NOT_FOUND, "webhook " + id);
    }

    private static Wish required(@Nullable Wish wish) {
        if (wish == null) {
            throw Problems.of(ProblemCode.MALFORMED_REQUEST, "the body is empty");
        }
        return wish;
    }

    private static void requireMatch(@Nullable String match, Webhook now) {
        if (match != null && !match.equals("*") && !match.equals("\"" + now.revision() + "\"")) {
            throw conflict(now);
        }
    }

    private void write(Webhook next) throws StorageException {
        if (!objects.create(next)) {
            throw conflict(next);
        }
        endpoints.take(next);
    }

    private static RuntimeException conflict(Webhook webhook) {
        return Problems.of(
                ProblemCode.CHANGED_MEANWHILE,
                "webhook %s was changed by somebody else; read it again".formatted(webhook.id()));
    }

    private Webhook webhook(String id, int revision, Wish wish, String secret) {
        requireAddress(wish.url());
        if (!Signature.isSecret(secret)) {
            throw invalid("secret: needs \"whsec_\" and 24 to 64 bytes in base64");
        }
        List<String> events = wish.events() == null ? Webhook.TYPES : wish.events();
        if (events.isEmpty() || !Webhook.TYPES.containsAll(events)) {
            throw invalid("events: %s; offered are %s".formatted(events, Webhook.TYPES));
        }
        return new Webhook(
                id,
                tenant.id(),
                revision,
                String.valueOf(wish.url()),
                secret,
                events,
                wish.active() == null || wish.active(),
                false,
                clock.instant());
    }

    /** Refused at once rather than with every event. */
    private void requireAddress(@Nullable String url) {
        try {
            sender.require(URI.create(String.valueOf(url)));
        } catch (UnknownHostException e) {
            throw invalid("url: the name \"%s\" has no address".formatted(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("url: " + e.getMessage());
        }
    }

    private static RuntimeException invalid(String detail) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, detail);
    }

    private Response answer(Webhook webhook) {
        return Response.ok(view(webhook, Optional.empty())).tag(tag(webhook)).build();
    }

    private static EntityTag tag(Webhook webhook) {
        return new EntityTag(Integer.toString(webhook.revision()));
    }

    private View view(Webhook webhook, Optional<String> secret) {
        Endpoints.Standing standing = endpoints.standing(webhook.tenant(), webhook.id());
        return new View(
                webhook.id(),
                webhook.revision(),
                webhook.url(),
                webhook.events(),
                webhook.active(),
                secret,
                standing.waiting(),
                standing.attempts(),
                standing.nextAttempt(),
                webhook.at());
    }
}
