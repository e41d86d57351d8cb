-- What people decided about batches: which plan counts now, and which outcome of each page.

alter table batches
    add column control_revision int not null default 0,
    add column paused boolean not null default false,
    -- a tombstone: the batch is gone, and events that still come are not taken
    add column deleted_at timestamptz,
    -- outcome_id is the wanted one: a reading and the number of the try
    add column reading text generated always as (split_part(outcome_id, '-', 1)) stored,
    add column epoch int generated always as (split_part(outcome_id, '-', 2)::int) stored;

-- Every plan a batch ever had; revision 0 is that of its manifest.
create table plans (
    tenant text not null,
    batch_id text not null,
    revision int not null,
    reading text not null,
    epoch int not null,
    primary key (tenant, batch_id, revision)
);
insert into plans (tenant, batch_id, revision, reading, epoch)
select tenant, batch_id, 0, reading, epoch from batches where outcome_id is not null;

-- At most one outcome of a page is current: the one that is shown, exported and searched.
alter table outcomes
    add column reading text not null generated always as (split_part(outcome_id, '-', 1)) stored,
    add column epoch int not null generated always as (split_part(outcome_id, '-', 2)::int) stored,
    add column current boolean not null default false;
update outcomes o set current = true from batches b
where b.tenant = o.tenant and b.batch_id = o.batch_id and b.outcome_id = o.outcome_id;
create index outcomes_current on outcomes (tenant, document_id, page)
    include (batch_id, recognized, reading, epoch) where current;
create index outcomes_failed on outcomes (tenant, batch_id, document_id, page)
    where current and not recognized;
