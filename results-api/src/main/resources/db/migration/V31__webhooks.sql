-- Not part of the read model and not replaced with it: what was told to whom cannot be read from the
-- object store. Losing it tells nothing twice; events that waited are not told any more.
create schema if not exists inkstream_webhooks;

-- What happened, in the order in which it is told.
create table if not exists inkstream_webhooks.events (
    position bigint generated always as identity primary key,
    tenant text not null,
    event_id text not null,
    batch_id text not null,
    type text not null,
    data json not null,
    at timestamptz not null default clock_timestamp(),
    unique (tenant, event_id)
);
create index if not exists events_by_time on inkstream_webhooks.events (at);

-- The latest revision of each webhook in the store, and how far it has been told.
create table if not exists inkstream_webhooks.endpoints (
    tenant text not null,
    webhook_id text not null,
    revision int not null,
    url text not null,
    secret text not null,
    types text[] not null,
    active boolean not null,
    position bigint not null,
    -- failed tries of the next event
    attempts int not null default 0,
    next_attempt timestamptz not null default '-infinity',
    leased_until timestamptz not null default '-infinity',
    -- set back while an event was being told
    replayed boolean not null default false,
    primary key (tenant, webhook_id)
);

create table if not exists inkstream_webhooks.deliveries (
    tenant text not null,
    webhook_id text not null,
    event_id text not null,
    type text not null,
    attempt int not null,
    at timestamptz not null,
    millis int not null,
    status int,
    error text,
    outcome text not null
);
create index if not exists deliveries_latest on inkstream_webhooks.deliveries (tenant, webhook_id, at desc);
create index if not exists deliveries_by_time on inkstream_webhooks.deliveries (at);
