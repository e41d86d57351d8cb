package io.inkstream.trainer.report;

import io.inkstream.trainer.evaluation.PageEvaluation;
import io.inkstream.trainer.evaluation.PageMeasure;
import java.util.Comparator;
import java.util.List;

/** What the report says about pages. */
final class PageSections {

    private final PageEvaluation pages;

    PageSections(PageEvaluation pages) {
        this.pages = pages;
    }

    String html() {
        return Html.section("pages", "Pages", summary() + table());
    }

    private String summary() {
        return pages.found()
                .map(found ->
                        Html.paragraph(
                                "%s lines are drawn on %d pages, %s were found, %s of them match: precision %s, recall %s. The text of the drawn lines, each where it lies, has a character error rate of %s."
                                        .formatted(
                                                Numbers.count(found.truth()),
                                                pages.pages().size(),
                                                Numbers.count(found.found()),
                                                Numbers.count(found.matched()),
                                                Numbers.percent(found.precision()),
                                                Numbers.percent(found.recall()),
                                                Numbers.withRange(pages.lineCer()))))
                .orElseGet(() ->
                        Html.paragraph(
                                "%d pages with their text only; lines are not drawn."
                                        .formatted(pages.pages().size())));
    }

    private String table() {
        return Html.table(
                List.of("page", "page CER", "line F1", "baseline F1", "lines", "found", "matched"),
                pages.pages().stream()
                        .sorted(
                                Comparator.comparingDouble((PageMeasure p) -> p.page().cer())
                                        .reversed())
                        .map(PageSections::row)
                        .toList());
    }

    private static List<String> row(PageMeasure page) {
        String none = "–";
        return List.of(
                Html.escape(page.truth().id()),
                Numbers.percent(page.page().cer()),
                page.found().map(found -> Numbers.percent(found.f1())).orElse(none),
                page.baselines().map(score -> Numbers.percent(score.f1())).orElse(none),
                page.found().map(found -> Numbers.count(found.truth())).orElse(none),
                page.found().map(found -> Numbers.count(found.found())).orElse(none),
                page.found().map(found -> Numbers.count(found.matched())).orElse(none));
    }
}
