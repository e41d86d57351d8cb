package io.inkstream.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.ReadLine;
import io.inkstream.recognition.decoding.Direction;
import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.image.QuarterTurn;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.Region;
import io.inkstream.recognition.layout.UprightFrame;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageMeasureTest {

    private static final String ALTO =
            """
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page><PrintSpace><TextBlock>
              <TextLine BASELINE="0 18 100 18"><Shape><Polygon POINTS="0 0 100 0 100 20 0 20"/></Shape>
                <String CONTENT="one two"/></TextLine>
              <TextLine BASELINE="0 58 100 58" HPOS="0" VPOS="40" WIDTH="100" HEIGHT="20">
                <String CONTENT="three"/><String CONTENT="four"/></TextLine>
              <TextLine BASELINE="0 98 100 98"><Shape><Polygon POINTS="0 80 100 80 100 100 0 100"/></Shape>
                <String CONTENT=""/></TextLine>
            </TextBlock></PrintSpace></Page></Layout></alto>
            """;

    private static final String PAGE =
            """
            <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page>
              <ReadingOrder><OrderedGroup id="o">
                <RegionRefIndexed regionRef="second" index="0"/>
                <RegionRefIndexed regionRef="first" index="1"/></OrderedGroup></ReadingOrder>
              <TextRegion id="first"><Coords points="0,0 9,0 9,9"/>
                <TextLine id="a"><Coords points="0,0 100,0 100,20 0,20"/>
                  <TextEquiv><Unicode>later</Unicode></TextEquiv></TextLine></TextRegion>
              <TextRegion id="second"><Coords points="0,0 9,0 9,9"/>
                <TextLine id="b"><Coords points="0,40 100,40 100,60 0,60"/>
                  <Baseline points="0,58 100,58"/>
                  <TextEquiv><Unicode>sooner</Unicode></TextEquiv></TextLine></TextRegion>
            </Page></PcGts>
            """;

    @TempDir private Path folder;

    @Test
    void altoIsRead() throws IOException {
        TruePage page = page(ALTO);

        assertThat(page.lines())
                .extracting(TruePage.Line::text)
                .containsExactly("one two", "three four", "");
        assertThat(page.lines().get(1).outline().bounds().top()).isEqualTo(40);
        assertThat(page.hasBaselines()).isTrue();
    }

    @Test
    void pageComesInItsReadingOrder() throws IOException {
        TruePage page = page(PAGE);

        assertThat(page.text()).isEqualTo("sooner\nlater");
        assertThat(page.lines().getFirst().baseline()).hasSize(2);
        assertThat(page.hasBaselines()).isFalse();
    }

    @Test
    void coordinatesOfAnotherPictureAreScaled() throws IOException {
        TruePage page = page(ALTO.replace("<Page>", "<Page WIDTH=\"100\">")).scaledTo(200);

        assertThat(page.lines().get(1).outline().bounds().top()).isEqualTo(80);
        assertThat(page.lines().get(1).baseline().getLast()).isEqualTo(new Point(200, 116));
    }

    @Test
    void filesThatAreNoPagesAreNamed() {
        assertThatThrownBy(() -> page("<hocr/>")).hasMessageContaining("no data in a known format");
        assertThatThrownBy(() -> page("<alto><TextLine BASELINE='x y'/></alto>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("page.xml")
                .hasMessageContaining("no coordinate");
    }

    @Test
    void linesAreMatchedAndUntranscribedOnesLeftOut() throws IOException {
        // the first is read with an error, the second missed, the third is drawn but not
        // transcribed
        PageMeasure measure =
                PageMeasure.of(
                        page(ALTO),
                        read(line("one twa", 0), line("margin", 80), line("noise", 200)));

        assertThat(measure.found()).contains(new Detection(3, 3, 2));
        assertThat(measure.lines())
                .extracting(PageMeasure.LineOnPage::read)
                .containsExactly("one twa", "");
        assertThat(measure.read()).isEqualTo("one twa\nnoise");
        // "one two three four" against "one twa noise"
        assertThat(measure.page().characters().length()).isEqualTo(18);
        assertThat(measure.lineSum().cer()).isCloseTo((1 + 10) / 17.0, within(1e-12));
    }

    @Test
    void aPageReadAsDrawnIsPerfect() throws IOException {
        PageEvaluation evaluation =
                PageEvaluation.of(
                        List.of(
                                PageMeasure.of(
                                        page(ALTO),
                                        read(
                                                line("one two", 0),
                                                line("three four", 40),
                                                line("anything", 80)))));

        assertThat(evaluation.pageCer().value()).isZero();
        assertThat(evaluation.lineF1().orElseThrow().value()).isEqualTo(1);
        assertThat(evaluation.baselineF1().orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void theOrderOfThePageCounts() {
        TruePage truth =
                new TruePage(
                        "p", Path.of("p.png"), 0, List.of(), Optional.of("first line\nsecond"));

        assertThat(
                        PageMeasure.of(truth, read(line("first line", 0), line("second", 40)))
                                .page()
                                .cer())
                .isZero();
        assertThat(
                        PageMeasure.of(truth, read(line("second", 40), line("first line", 0)))
                                .page()
                                .cer())
                .isGreaterThan(0.5);
    }

    @Test
    void foldersOfPagesAreRecognised() throws IOException {
        Path drawn = Files.createDirectories(folder.resolve("drawn"));
        Files.writeString(drawn.resolve("a.xml"), ALTO);
        Files.write(drawn.resolve("a.jpg"), new byte[1]);
        Files.write(drawn.resolve("without-truth.png"), new byte[1]);
        Path written = Files.createDirectories(folder.resolve("written"));
        Files.writeString(written.resolve("b.gt.txt"), "several\nlines");
        Files.write(written.resolve("b.png"), new byte[1]);
        Path named = Files.createDirectories(folder.resolve("named/pages"));
        Files.writeString(named.resolve("c.txt"), "title");
        Files.write(named.resolve("c.png"), new byte[1]);

        assertThat(ids(drawn)).containsExactly("a");
        assertThat(ids(written)).containsExactly("b");
        assertThat(ids(folder.resolve("named"))).containsExactly("c");
        assertThat(ids(named)).containsExactly("c");
        assertThat(EvaluationData.read(drawn, 32).where("b"::equals).pages()).isEmpty();
        assertThatThrownBy(() -> EvaluationData.read(folder.resolve("none"), 32))
                .hasMessageContaining("there is no folder");
    }

    private static List<String> ids(Path data) throws IOException {
        return EvaluationData.read(data, 32).pages().stream().map(TruePage::id).toList();
    }

    private TruePage page(String xml) throws IOException {
        Files.writeString(folder.resolve("page.xml"), xml);
        Files.write(folder.resolve("page.png"), new byte[1]);
        return EvaluationData.read(folder, 32).pages().getFirst();
    }

    private static PageReading read(ReadLine... lines) {
        return new PageReading(
                List.of(new Region(lines[0].outline())),
                Arrays.asList(lines),
                0,
                new UprightFrame(QuarterTurn.NONE, false, 1000, 1000),
                List.of());
    }

    private static ReadLine line(String text, int top) {
        return new ReadLine(
                0,
                new Polygon(
                        List.of(
                                new Point(0, top),
                                new Point(100, top),
                                new Point(100, top + 20),
                                new Point(0, top + 20))),
                new Baseline(List.of(new Point(0, top + 18), new Point(100, top + 18))),
                text,
                Direction.LEFT_TO_RIGHT,
                1,
                "test",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }
}
