package io.inkstream.trainer.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.Bootstrap;
import io.inkstream.recognition.evaluation.Edits;
import io.inkstream.recognition.evaluation.Interval;
import java.io.IOException;
import java.util.List;

/**
 * An evaluation as JSON. {@link #line} is what {@code --json} prints; {@link #whole} is {@code
 * eval.json} and says the same and more. Rates are fractions, intervals are pairs.
 */
public final class EvaluationJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Evaluation evaluation;

    public EvaluationJson(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** One line. */
    public String line() throws IOException {
        return MAPPER.writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(figures());
    }

    /** Indented, with a line end. */
    public String whole() throws IOException {
        ObjectNode node = figures();
        node.put("normal_form", Accuracy.NORMAL_FORM);
        node.put("empty_truth", Accuracy.EMPTY_RULE);
        evaluation.lines().ifPresent(lines -> addDetail(node, lines));
        evaluation.pages().ifPresent(pages -> addDetail(node, pages));
        evaluation.classes().ifPresent(classes -> addDetail(node, classes));
        evaluation.finder().ifPresent(pages -> addDetail(node, pages));
        evaluation.comparison().ifPresent(comparison -> addDetail(node, comparison));
        return MAPPER.writeValueAsString(node) + "\n";
    }

    private ObjectNode figures() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("model", evaluation.model());
        node.put("data", evaluation.data());
        if (evaluation.lines().isPresent()) {
            addLines(node, evaluation.lines().get());
        } else {
            evaluation.pages().ifPresent(pages -> addLinesOfPages(node, pages));
        }
        evaluation.pages().ifPresent(pages -> addPages(node, pages));
        evaluation.classes().ifPresent(classes -> addClasses(node, classes));
        evaluation.values().ifPresent(values -> addValues(node, values));
        evaluation.finder().ifPresent(pages -> addFinder(node, pages));
        return node;
    }

    private static void addLines(ObjectNode node, LineEvaluation lines) {
        node.put("lines", lines.sum().lines());
        put(node, "cer", lines.cer());
        put(node, "wer", lines.wer());
        put(node, "grapheme_cer", lines.graphemeCer());
        put(node, "exact", lines.exact());
        edits(node, lines.sum().characters());
        node.put("interval_unit", lines.units().name());
    }

    /** Where only pages were read, the lines are those drawn on them. */
    private static void addLinesOfPages(ObjectNode node, PageEvaluation pages) {
        boolean drawn = pages.lines().lines() > 0;
        node.put("lines", pages.lines().lines());
        put(node, "cer", drawn ? pages.lineCer() : pages.pageCer());
        put(node, "wer", drawn ? pages.lineWer() : pages.pageWer());
        if (drawn) {
            put(node, "exact", pages.lineExact());
        }
        edits(node, drawn ? pages.lines().characters() : pages.whole().characters());
        node.put("interval_unit", "page");
    }

    private static void addPages(ObjectNode node, PageEvaluation pages) {
        node.put("pages", pages.pages().size());
        pages.lineF1().ifPresent(f1 -> put(node, "line_f1", f1));
        pages.baselineF1().ifPresent(f1 -> put(node, "baseline_f1", f1));
        put(node, "page_cer", pages.pageCer());
        put(node, "page_wer", pages.pageWer());
    }

    private static void addClasses(ObjectNode node, ClassEvaluation classes) {
        node.put("pictures", classes.readings().size());
        put(node, "accuracy", classes.accuracy());
        put(node, "macro_f1", classes.macroF1());
        put(node, "loss", classes.loss());
    }

    private static void addValues(ObjectNode node, ValueEvaluation values) {
        node.put("pictures", values.readings().size());
        put(node, "mse", values.squaredError());
        put(node, "mae", values.absoluteError());
        put(node, "r2", values.determination());
    }

    private static void addFinder(ObjectNode node, FinderEvaluation pages) {
        node.put("pages", pages.pages().size());
        node.put("lines", pages.found().truth());
        put(node, "line_f1", pages.lineF1());
        pages.baselineF1().ifPresent(f1 -> put(node, "baseline_f1", f1));
        node.put("line_precision", pages.found().precision());
        node.put("line_recall", pages.found().recall());
    }

    private static void addDetail(ObjectNode node, FinderEvaluation pages) {
        ArrayNode array = node.putArray("page_list");
        for (FoundPage page : pages.pages()) {
            ObjectNode entry = array.addObject().put("name", page.truth().id());
            entry.put("lines", page.lines().truth())
                    .put("found", page.lines().found())
                    .put("matched", page.lines().matched());
            page.baselines().ifPresent(score -> entry.put("baseline_f1", score.f1()));
        }
    }

    private static void addDetail(ObjectNode node, LineEvaluation lines) {
        node.put("characters", lines.sum().characters().length());
        node.put("words", lines.sum().words().length());
        node.put("expected_calibration_error", lines.reliability().expectedCalibrationError());
        ArrayNode bins = node.putArray("reliability");
        for (Reliability.Bin bin : lines.reliability().bins()) {
            bins.addObject()
                    .put("count", bin.count())
                    .put("confidence", bin.confidence())
                    .put("accuracy", bin.accuracy());
        }
        ArrayNode effort = node.putArray("effort");
        for (EffortCurve.Point point : lines.effort().points()) {
            effort.addObject()
                    .put("corrected", point.corrected())
                    .put("cer", point.cer())
                    .put("best", point.best());
        }
        ArrayNode confusions = node.putArray("confusions");
        for (Confusions.Pair pair : lines.confusions().pairs()) {
            confusions
                    .addObject()
                    .put("truth", pair.truth())
                    .put("read", pair.read())
                    .put("count", pair.count());
        }
        ObjectNode slices = node.putObject("slices");
        slices(slices, "length", lines.slices().byLength());
        slices(slices, "document", lines.slices().byDocument());
        slices(slices, "source", lines.slices().bySource());
        slices(slices, "script", lines.slices().byScript());
        slices(slices, "kind", lines.slices().byKind());
    }

    private static void slices(ObjectNode node, String name, List<Slice> slices) {
        ArrayNode array = node.putArray(name);
        for (Slice slice : slices) {
            ObjectNode entry = array.addObject().put("name", slice.name());
            entry.put("lines", slice.lines()).put("characters", slice.characters().length());
            entry.put("cer", slice.characters().rate());
        }
    }

    private static void addDetail(ObjectNode node, PageEvaluation pages) {
        ArrayNode array = node.putArray("page_list");
        for (PageMeasure page : pages.pages()) {
            ObjectNode entry = array.addObject().put("name", page.truth().id());
            entry.put("cer", page.page().cer());
            page.found()
                    .ifPresent(found ->
                            entry.put("lines", found.truth())
                                    .put("found", found.found())
                                    .put("matched", found.matched()));
            page.baselines().ifPresent(score -> entry.put("baseline_f1", score.f1()));
        }
    }

    private static void addDetail(ObjectNode node, ClassEvaluation classes) {
        ArrayNode array = node.putArray("classes");
        for (ConfusionMatrix.ClassFigures figures : classes.matrix().figures()) {
            array.addObject()
                    .put("name", figures.name())
                    .put("support", figures.support())
                    .put("precision", figures.precision())
                    .put("recall", figures.recall())
                    .put("f1", figures.f1());
        }
    }

    private static void addDetail(ObjectNode node, PairedComparison comparison) {
        ObjectNode entry = node.putObject("comparison").put("other", comparison.other());
        entry.put("better_lines", comparison.better()).put("worse_lines", comparison.worse());
        put(entry, "cer", comparison.cer());
        put(entry, "wer", comparison.wer());
        put(entry, "exact", comparison.exact());
    }

    private static void put(ObjectNode node, String name, Bootstrap.Comparison comparison) {
        ObjectNode entry = node.putObject(name).put("difference", comparison.difference());
        entry.set("difference_ci", pair(comparison.interval()));
        entry.put("lower_share", comparison.below());
    }

    private static void put(ObjectNode node, String name, Figure figure) {
        node.put(name, figure.value());
        node.set(name + "_ci", pair(figure.interval()));
    }

    private static ArrayNode pair(Interval interval) {
        return MAPPER.createArrayNode().add(interval.low()).add(interval.high());
    }

    private static void edits(ObjectNode node, Edits edits) {
        node.put("insertions", edits.insertions());
        node.put("deletions", edits.deletions());
        node.put("substitutions", edits.substitutions());
    }
}
