package io.inkstream.results.intake;

import io.inkstream.contracts.PageId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Update;

/**
 * Decides which outcome of each page is current, from all outcomes of the page and all plans of the
 * batch, so that the order in which they became known does not matter.
 *
 * <p>First comes an outcome the latest plan wants: of its very try, or a text of an earlier try of
 * the same reading. While there is none, the text of the latest earlier plan stays. A failure that
 * is being tried again is not current.
 */
final class CurrentOutcomes {
    private static final String CHOOSE =
            """
            update outcomes o set current = not o.current
            from (:touched) touched
            where o.tenant = :tenant and o.document_id = touched.document_id
              and o.page = touched.page
              and o.current is distinct from
                (o.outcome_id is not distinct from (
                  select c.outcome_id from outcomes c
                    join plans p on p.tenant = c.tenant and p.batch_id = c.batch_id
                      and p.reading = c.reading and c.epoch <= p.epoch
                    join batches b on b.tenant = c.tenant and b.batch_id = c.batch_id
                  where c.tenant = o.tenant and c.document_id = o.document_id
                    and c.page = o.page
                    and (c.recognized
                      or c.epoch = p.epoch and p.revision = b.control_revision)
                  order by p.revision desc, c.recognized desc, c.epoch desc
                  limit 1))
            """;
    private static final String TOUCHED =
            "select distinct * from unnest(:documents, :pages) t (document_id, page)";
    private static final String ALL =
            "select distinct document_id, page from outcomes"
                    + " where tenant = :tenant and batch_id = :batch";

    private static final String COUNT =
            """
            update documents d set pages_done = n.done, pages_failed = n.failed
            from (
              select x.document_id,
                count(o.page) filter (where o.recognized) as done,
                count(o.page) filter (where not o.recognized) as failed
              from documents x
                join batches b using (tenant, batch_id)
                left join outcomes o on o.tenant = x.tenant
                  and o.document_id = x.document_id and o.current
                  and o.reading = b.reading and o.epoch <= b.epoch
              where x.tenant = :tenant and x.batch_id = :batch
                and (:all or x.document_id = any(:documents))
              group by x.document_id) n
            where d.tenant = :tenant and d.document_id = n.document_id
              and (d.pages_done, d.pages_failed) is distinct from (n.done, n.failed)
            """;

    private final BatchStatements statements;
    private final List<PageId> touched = new ArrayList<>();
    private boolean all;

    CurrentOutcomes(BatchStatements statements) {
        this.statements = statements;
    }

    /** An outcome of the page was inserted. */
    void touched(PageId page) {
        touched.add(page);
    }

    /** The plans have changed. */
    void touchedAll() {
        all = true;
    }

    void flush() {
        if (all || !touched.isEmpty()) {
            choose();
            count();
        }
        touched.clear();
        all = false;
    }

    private void choose() {
        Update update = statements.update(CHOOSE.replace(":touched", all ? ALL : TOUCHED));
        if (!all) {
            update.bindArray("documents", String.class, documents())
                    .bindArray(
                            "pages", Integer.class, touched.stream().map(PageId::number).toList());
        }
        update.execute();
    }

    /** Pages count as ended when their current outcome is one that the latest plan wants. */
    private void count() {
        statements
                .update(COUNT)
                .bind("all", all)
                .bindArray("documents", String.class, documents())
                .execute();
    }

    private List<String> documents() {
        return touched.stream().map(page -> page.document().value()).toList();
    }
}
