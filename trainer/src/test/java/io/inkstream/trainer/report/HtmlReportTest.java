package io.inkstream.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.evaluation.ClassEvaluation;
import io.inkstream.trainer.evaluation.ClassReading;
import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.LineEvaluation;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final Path MODEL = Path.of("../models/latin-print/model.onnx");

    @Test
    void thePageNeedsNothingElse() throws IOException, InvalidModelException {
        String html = new HtmlReport(evaluation(), Optional.empty()).html();

        Matcher references = Pattern.compile("(?:src|href)=\"([^\"]{0,40})").matcher(html);
        while (references.find()) {
            assertThat(references.group(1)).startsWith("data:image/png;base64,");
        }
        assertThat(html).doesNotContain("http:", "https:", "<script", "url(", "@import");
        assertThat(html)
                .contains("prefers-color-scheme: dark", "@media print", "name=\"viewport\"");
    }

    @Test
    void everythingIsThereAndEscaped() throws IOException, InvalidModelException {
        String html = new HtmlReport(evaluation(), Optional.empty()).html();

        for (String section :
                List.of(
                        "comparison",
                        "errors",
                        "confusions",
                        "slices",
                        "reliability",
                        "effort",
                        "worst",
                        "classes",
                        "matrix",
                        "definitions")) {
            assertThat(html).contains("<section id=\"" + section + "\">");
        }
        assertThat(html).contains("&lt;b&gt;&amp;").doesNotContain("<b>&");
        assertThat(html).contains("<mark>x</mark>", "<del>", "<ins>!</ins>");
        assertThat(html).contains("50.00 %");
    }

    @Test
    void tagsAreClosed() throws IOException, InvalidModelException {
        String html = new HtmlReport(evaluation(), Optional.empty()).html();

        for (String tag : List.of("div", "section", "table", "tr", "td", "svg", "p", "figure")) {
            assertThat(Pattern.compile("<" + tag + "[ >]").matcher(html).results().count())
                    .as(tag)
                    .isEqualTo(Pattern.compile("</" + tag + ">").matcher(html).results().count());
        }
    }

    @Test
    void aRunShowsItsCurves(@TempDir Path run) throws IOException {
        Files.writeString(
                run.resolve("metrics.jsonl"),
                """
                {"step":100,"loss":2.0,"cer.clean":0.5}
                {"step":200,"loss":1.0,"cer.clean":0.25}
                """);

        String svg = TrainingCurves.read(run).svg();

        // 64 to 624 across, 272 up to 16
        assertThat(svg).contains("d=\"M352.0 16.0L624.0 144.0\"");
        assertThat(svg).contains("aria-label=\"loss\"");
    }

    private static Evaluation evaluation() throws IOException, InvalidModelException {
        ModelDescription description = ModelFile.read(MODEL).description();
        List<LineReading> readings =
                List.of(
                        Readings.of("<b>&", "ab", "xb"),
                        Readings.of("d", "ab cd", "ab"),
                        Readings.of("d", "ok", "ok!"));
        List<LineReading> others =
                List.of(
                        Readings.of("<b>&", "ab", "ab"),
                        Readings.of("d", "ab cd", "ab"),
                        Readings.of("d", "ok", "ok"));
        ClassEvaluation classes =
                ClassEvaluation.of(
                        List.of(
                                new ClassReading(Readings.line("d", "a"), "a", 0.9, 0.9),
                                new ClassReading(Readings.line("d", "b"), "a", 0.8, 0.2)));
        return new Evaluation(
                        "<model>",
                        description,
                        "data",
                        Optional.of(LineEvaluation.of(readings)),
                        Optional.empty(),
                        Optional.of(classes),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .comparedWith("other", others);
    }
}
