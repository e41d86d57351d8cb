-- Corrected lines are found by the words of people.
create index search_lines_by_page on search_lines (tenant, document_id, page);

-- Words that a correction took from the last line that had them go as those of deleted lines do.
create trigger forget_corrected_words after update on search_lines
    referencing old table as gone
    for each statement execute function forget_words();
