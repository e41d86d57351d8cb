-- What search looks at: a row per line of every reading, and the words there are.
-- Words are made by the program, so that they are the same whatever the database's locale.

create extension if not exists pg_trgm with schema public;

create table search_lines (
    -- later lines have greater numbers: the order of hits
    id bigint generated always as identity primary key,
    tenant text not null,
    batch_id text not null,
    document_id text not null,
    page int not null,
    outcome_id text not null,
    -- index of the line in the record
    line int not null,
    model text not null,
    at timestamptz not null,
    confidence real not null,
    words tsvector not null,
    -- words of other readings, null where there are none
    readings tsvector
);
create index search_lines_by_words on search_lines using gin (words);
create index search_lines_by_readings on search_lines using gin (readings) where readings is not null;
create index search_lines_by_batch on search_lines (tenant, batch_id);

create table search_words (
    tenant text not null,
    word text not null,
    -- one ASCII letter or digit per character, for trigrams
    shape text not null,
    primary key (tenant, word)
);
create index search_words_by_shape on search_words using gin (shape gin_trgm_ops);

-- Words go with the last line that has them, whoever deletes it.
create function forget_words() returns trigger language plpgsql as $$
begin
    delete from search_words w
    using (select distinct tenant, unnest(tsvector_to_array(words)) as word from gone) g
    where w.tenant = g.tenant and w.word = g.word
      and not exists (
        select 1 from search_lines l
        where l.tenant = g.tenant
          and l.words @@ ('''' || g.word || '''')::tsquery);
    return null;
end $$;
create trigger forget_words after delete on search_lines
    referencing old table as gone
    for each statement execute function forget_words();
