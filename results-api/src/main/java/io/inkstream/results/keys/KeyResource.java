package io.inkstream.results.keys;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.platform.access.Access;
import io.inkstream.platform.access.AccessKey;
import io.inkstream.platform.access.KeyRing;
import io.inkstream.platform.access.Scope;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys that open the API. Secrets are shown once, when a key is made. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
@RunOnVirtualThread
public class KeyResource {
    private static final int LONGEST_NAME = 100;

    private final Access access;
    private final Clock clock;

    public KeyResource(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * What a new key shall be.
     *
     * @param tenant absent for the one there is by default
     * @param expires absent for never
     */
    public record KeyWish(
            Optional<String> name,
            Optional<List<String>> scopes,
            Optional<String> tenant,
            Optional<Instant> expires) {}

    /** A key without its secret. */
    public record KeyView(
            String id,
            TenantId tenant,
            String name,
            List<Scope> scopes,
            Instant created,
            Optional<Instant> expires,
            Optional<Instant> revoked) {
        static KeyView of(AccessKey key) {
            return new KeyView(
                    key.id(),
                    key.tenant(),
                    key.name(),
                    key.scopes(),
                    key.created(),
                    key.expires(),
                    key.revoked());
        }
    }

    /**
     * A key that was made.
     *
     * @param secret what its holder sends as {@code Authorization: Bearer}; never shown again
     */
    public record NewKey(KeyView key, String secret) {}

    /** All keys, revoked ones too. */
    public record KeyList(List<KeyView> items) {}

    @POST
    @Operation(operationId = "createKey", summary = "Makes a key and shows its secret once")
    public Response create(KeyWish wish) throws StorageException {
        String name = wish.name().map(String::strip).orElse("");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw invalid(
                    "name needs 1 to %d characters, has %d".formatted(LONGEST_NAME, name.length()));
        }
        wish.expires()
                .filter(expires -> !expires.isAfter(clock.instant()))
                .ifPresent(expires -> {
                    throw invalid("expires is %s, which has passed".formatted(expires));
                });
        KeyRing.Made made =
                access.keys()
                        .create(
                                wish.tenant().map(TenantId::new).orElse(TenantId.DEFAULT),
                                name,
                                scopes(wish.scopes().orElse(List.of())),
                                wish.expires());
        return Response.created(URI.create("/v1/keys/" + made.key().id()))
                .entity(new NewKey(KeyView.of(made.key()), made.bearer().text()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Operation(operationId = "listKeys", summary = "All keys, without their secrets")
    public KeyList list() throws StorageException {
        access.keys().refresh();
        return new KeyList(access.keys().all().stream().map(KeyView::of).toList());
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "revokeKey", summary = "A revoked key opens nothing after 5 seconds")
    public KeyView revoke(@PathParam("id") String id) throws StorageException {
        return access.keys()
                .revoke(id)
                .map(KeyView::of)
                .orElseThrow(() -> Problems.of(ProblemCode.KEY_NOT_FOUND, "no key " + id));
    }

    private static List<Scope> scopes(List<String> words) {
        if (words.isEmpty()) {
            throw invalid("scopes are missing: " + List.of(Scope.values()));
        }
        try {
            return words.stream().map(Scope::ofWord).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException invalid(String detail) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, detail);
    }
}
