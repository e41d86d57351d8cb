package io.inkstream.results.webhooks;

import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How far each webhook has been told, and what was tried. Replicas share the work by leases. */
@Singleton
final class Endpoints {

    /**
     * An event that is to be told now.
     *
     * @param attempt counted from 1
     */
    record Due(
            TenantId tenant,
            String webhookId,
            String url,
            String secret,
            long position,
            String eventId,
            String type,
            String data,
            Instant at,
            int attempt) {}

    /** One try to tell an event. */
    public record Delivery(
            String eventId,
            String type,
            int attempt,
            Instant at,
            int millis,
            Optional<Integer> status,
            Optional<String> error,
            String outcome) {}

    /**
     * How a webhook is getting on.
     *
     * @param waiting events not told yet
     * @param attempts failed tries of the next one
     */
    record Standing(long waiting, int attempts, Optional<Instant> nextAttempt) {
        static final Standing NEW = new Standing(0, 0, Optional.empty());
    }

    private final Jdbi jdbi;

    @Inject
    Endpoints(ResultsDatabase database) {
        this.jdbi = database.jdbi();
    }

    /** Takes over what the store says; a webhook seen first is told what happens from then on. */
    void take(Webhook webhook) {
        if (webhook.removed()) {
            remove(webhook);
            return;
        }
        jdbi.useHandle(handle ->
                handle.createUpdate(
                                """
                                insert into inkstream_webhooks.endpoints
                                  (tenant, webhook_id, revision, url, secret, types, active, position)
                                values (:tenant, :id, :revision, :url, :secret, :types, :active,
                                  (select coalesce(max(position), 0)
                                   from inkstream_webhooks.events))
                                on conflict (tenant, webhook_id) do update
                                set revision = excluded.revision, url = excluded.url,
                                  secret = excluded.secret, types = excluded.types,
                                  active = excluded.active, attempts = 0,
                                  next_attempt = '-infinity'
                                where endpoints.revision < excluded.revision
                                """)
                        .bind("tenant", webhook.tenant().value())
                        .bind("id", webhook.id())
                        .bind("revision", webhook.revision())
                        .bind("url", webhook.url())
                        .bind("secret", webhook.secret())
                        .bindArray("types", String.class, webhook.events())
                        .bind("active", webhook.active())
                        .execute());
    }

    private void remove(Webhook webhook) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("endpoints", "deliveries")) {
                handle.createUpdate(
                                "delete from inkstream_webhooks."
                                        + table
                                        + " where tenant = :tenant and webhook_id = :id")
                        .bind("tenant", webhook.tenant().value())
                        .bind("id", webhook.id())
                        .execute();
            }
        });
    }

    /**
     * Leases a webhook that has something to be told; whoever holds it is the only one to tell it.
     */
    Optional<Due> lease(Duration time) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                with next as (
                                  select p.tenant, p.webhook_id, e.position, e.event_id, e.type,
                                    e.data, e.at
                                  from inkstream_webhooks.endpoints p
                                    cross join lateral (
                                      select * from inkstream_webhooks.events x
                                      where x.tenant = p.tenant and x.position > p.position
                                        and x.type = any(p.types)
                                      order by x.position limit 1) e
                                  where p.active and p.next_attempt <= now()
                                    and p.leased_until <= now()
                                  order by e.position limit 1
                                  for update of p skip locked)
                                update inkstream_webhooks.endpoints p
                                set leased_until = now() + make_interval(secs => :time)
                                from next n
                                where p.tenant = n.tenant and p.webhook_id = n.webhook_id
                                returning p.tenant, p.webhook_id, p.url, p.secret, p.attempts,
                                  n.position, n.event_id, n.type, n.data, n.at
                                """)
                        .bind("time", (double) time.toSeconds())
                        .map((row, context) -> due(row))
                        .findOne());
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                new TenantId(row.getString("tenant")),
                row.getString("webhook_id"),
                row.getString("url"),
                row.getString("secret"),
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("data"),
                row.getTimestamp("at").toInstant(),
                row.getInt("attempts") + 1);
    }

    /** The event is done with, told or given up: the next one comes. */
    void advance(Due due, Delivery delivery) {
        settle(due, delivery, due.position(), 0, Duration.ZERO);
    }

    /** The event is tried again after a while. */
    void postpone(Due due, Delivery delivery, Duration pause) {
        settle(due, delivery, due.position() - 1, due.attempt(), pause);
    }

    /** A replay asked for meanwhile is not undone: it has set the position back. */
    private void settle(Due due, Delivery delivery, long position, int attempts, Duration pause) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            update inkstream_webhooks.endpoints
                            set position = case when replayed then position
                                else greatest(position, :position) end,
                              replayed = false, attempts = :attempts,
                              next_attempt = now() + make_interval(secs => :pause),
                              leased_until = '-infinity'
                            where tenant = :tenant and webhook_id = :id
                            """)
                    .bind("tenant", due.tenant().value())
                    .bind("id", due.webhookId())
                    .bind("position", position)
                    .bind("attempts", attempts)
                    .bind("pause", pause.toMillis() / 1000.0)
                    .execute();
            log(handle, due.tenant(), due.webhookId(), delivery);
        });
    }

    private static void log(
            org.jdbi.v3.core.Handle handle, TenantId tenant, String webhook, Delivery delivery) {
        handle.createUpdate(
                        """
                        insert into inkstream_webhooks.deliveries
                          (tenant, webhook_id, event_id, type, attempt, at, millis, status, error,
                           outcome)
                        values (:tenant, :id, :event, :type, :attempt, :at, :millis, :status,
                          :error, :outcome)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", webhook)
                .bind("event", delivery.eventId())
                .bind("type", delivery.type())
                .bind("attempt", delivery.attempt())
                .bind("at", delivery.at())
                .bind("millis", delivery.millis())
                .bind("status", delivery.status().orElse(null))
                .bind("error", delivery.error().orElse(null))
                .bind("outcome", delivery.outcome())
                .execute();
    }

    /** Tells everything from this event on once more; returns whether the event is still known. */
    boolean replay(TenantId tenant, String webhook, String eventId) {
        return jdbi.withHandle(handle ->
                handle.createUpdate(
                                """
                                update inkstream_webhooks.endpoints p
                                set position = e.position - 1, attempts = 0,
                                  next_attempt = '-infinity',
                                  replayed = p.leased_until > now()
                                from inkstream_webhooks.events e
                                where p.tenant = :tenant and p.webhook_id = :id
                                  and e.tenant = p.tenant and e.event_id = :event
                                """)
                        .bind("tenant", tenant.value())
                        .bind("id", webhook)
                        .bind("event", eventId)
                        .execute())
                > 0;
    }

    Standing standing(TenantId tenant, String webhook) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select p.attempts, p.next_attempt,
                                  (select count(*) from inkstream_webhooks.events e
                                   where e.tenant = p.tenant and e.position > p.position
                                     and e.type = any(p.types)) as waiting
                                from inkstream_webhooks.endpoints p
                                where p.tenant = :tenant and p.webhook_id = :id
                                """)
                        .bind("tenant", tenant.value())
                        .bind("id", webhook)
                        .map((row, context) ->
                                new Standing(
                                        row.getLong("waiting"),
                                        row.getInt("attempts"),
                                        row.getInt("attempts") == 0
                                                ? Optional.empty()
                                                : Optional.of(
                                                        row.getTimestamp("next_attempt")
                                                                .toInstant())))
                        .findOne()
                        .orElse(Standing.NEW));
    }

    /** The latest first. */
    List<Delivery> listDeliveries(
            TenantId tenant, String webhook, @Nullable Instant before, int limit) {
        return jdbi.withHandle(handle -> {
            Query query =
                    handle.createQuery(
                                    "select * from inkstream_webhooks.deliveries where tenant ="
                                            + " :tenant and webhook_id = :id"
                                            + (before == null ? "" : " and at < :before")
                                            + " order by at desc limit :limit")
                            .bind("tenant", tenant.value())
                            .bind("id", webhook)
                            .bind("limit", limit);
            if (before != null) {
                query.bind("before", Timestamp.from(before));
            }
            return query.map((row, context) -> delivery(row)).list();
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Optional<Integer> answered = row.wasNull() ? Optional.empty() : Optional.of(status);
        return new Delivery(
                row.getString("event_id"),
                row.getString("type"),
                row.getInt("attempt"),
                row.getTimestamp("at").toInstant(),
                row.getInt("millis"),
                answered,
                Optional.ofNullable(row.getString("error")),
                row.getString("outcome"));
    }

    /** Forgets events and deliveries that are older. */
    void forget(Duration age) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("events", "deliveries")) {
                handle.createUpdate(
                                "delete from inkstream_webhooks."
                                        + table
                                        + " where at < now() - make_interval(secs => :age)")
                        .bind("age", (double) age.toSeconds())
                        .execute();
            }
        });
    }
}
