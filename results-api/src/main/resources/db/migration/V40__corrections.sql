-- The lines of every reading, small: to find a line by its id, to say which are least sure, and to
-- carry corrections into other readings of the page.
create table line_readings (
    tenant text not null,
    document_id text not null,
    page int not null,
    outcome_id text not null,
    line_id text not null,
    batch_id text not null,
    -- in reading order
    position int not null,
    polygon json not null,
    characters int not null,
    confidence double precision not null,
    -- the line whose corrections say what stands here: this one, or one of another reading that lies
    -- in the same place
    corrected_line text,
    primary key (tenant, document_id, page, outcome_id, position)
);
create index line_readings_by_id on line_readings (tenant, line_id);
-- what a person would most likely have to change: characters that are probably wrong
create index line_readings_to_review on line_readings
    (tenant, ((1 - confidence) * characters) desc, line_id) where corrected_line is null;

insert into line_readings
    (tenant, document_id, page, outcome_id, line_id, batch_id, position, polygon, characters, confidence)
select o.tenant, o.document_id, o.page, o.outcome_id, l.line ->> 'id', o.batch_id, l.n - 1,
    l.line -> 'polygon', length(l.line ->> 'text'), (l.line ->> 'confidence')::double precision
from outcomes o
    cross join lateral json_array_elements(o.record -> 'lines') with ordinality as l (line, n)
where o.recognized;

create table corrections (
    tenant text not null,
    line_id text not null,
    revision int not null,
    document_id text not null,
    page int not null,
    batch_id text not null,
    polygon json not null,
    after text not null,
    corrected_by text not null,
    at timestamptz not null,
    primary key (tenant, line_id, revision)
);
create index corrections_by_page on corrections (tenant, document_id, page);
create index corrections_by_time on corrections (tenant, at);
