-- Pages that a candidate read as well.
create table comparisons (
    tenant text not null,
    document_id text not null,
    page int not null,
    outcome_id text not null,
    candidate_digest text not null,
    model text not null,
    stable_version text not null,
    candidate_version text not null,
    at timestamptz not null,
    record json not null,
    primary key (tenant, document_id, page, outcome_id, candidate_digest)
);
create index comparisons_by_model on comparisons (model, candidate_version, stable_version);
