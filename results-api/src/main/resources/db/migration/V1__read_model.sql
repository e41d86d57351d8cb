-- A view of the topics and the object store: everything here can be rebuilt from them.

-- One row. A read model that starts from nothing gets a new number, so that ids of live-progress
-- events of an older one are not mistaken for its own.
create table read_model (
    generation bigint not null
);
insert into read_model values (extract(epoch from clock_timestamp())::bigint);

create table batches (
    tenant text not null,
    batch_id text not null,
    name text,
    -- null while the batch is known only from events that overtook its acceptance
    accepted_at timestamptz,
    -- which outcome of a page counts: the one of the current plan
    outcome_id text,
    sealed_at timestamptz,
    cancelled_at timestamptz,
    finished_at timestamptz,
    state text not null default 'OPEN',
    documents int not null default 0,
    documents_split int not null default 0,
    documents_failed int not null default 0,
    pages int not null default 0,
    pages_done int not null default 0,
    pages_failed int not null default 0,
    -- the last progress event of this batch
    event_seq bigint not null default 0,
    -- what ocr.batches.state.v1 still has to hear
    state_version bigint not null default 0,
    published_version bigint not null default 0,
    primary key (tenant, batch_id)
);
create index batches_by_time on batches (tenant, accepted_at desc, batch_id desc) where accepted_at is not null;
create index batches_unpublished on batches (batch_id) where state_version > published_version;

create table documents (
    tenant text not null,
    document_id text not null,
    batch_id text not null,
    -- in the sealed list; documents outside it do not count once the batch is sealed
    position int,
    name text,
    size_bytes bigint,
    submitted_at timestamptz,
    split_at timestamptz,
    pages int,
    failure_code text,
    failure_detail text,
    pages_done int not null default 0,
    pages_failed int not null default 0,
    primary key (tenant, document_id)
);
create index documents_by_batch on documents (tenant, batch_id, position, document_id);

create table outcomes (
    tenant text not null,
    document_id text not null,
    page int not null,
    outcome_id text not null,
    batch_id text not null,
    recognized boolean not null,
    failure_code text,
    failure_detail text,
    attempts int,
    model text not null,
    lines int,
    confidence double precision,
    at timestamptz not null,
    text text,
    -- the event as it came, so that what is served equals what was published
    record json not null,
    primary key (tenant, document_id, page, outcome_id)
);
create index outcomes_by_batch on outcomes (tenant, batch_id, outcome_id) include (recognized);

create table progress_events (
    tenant text not null,
    batch_id text not null,
    seq bigint not null,
    kind text not null,
    data json not null,
    at timestamptz not null default clock_timestamp(),
    primary key (tenant, batch_id, seq)
);
create index progress_events_by_time on progress_events (at);

-- Written in the transaction of the rows the records led to.
create table consumer_offsets (
    topic text not null,
    partition int not null,
    topic_id text not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
