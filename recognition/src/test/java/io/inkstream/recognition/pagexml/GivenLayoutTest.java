package io.inkstream.recognition.pagexml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.recognition.layout.WholePicture;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenLayoutTest {
    private static final PageImage PAGE = new DrawnPage(800, 600).page();

    @Test
    void linesOfPageXmlComeInItsReadingOrder() throws Exception {
        // given two regions whose order is the other way round, on a scan of half the size
        String xml =
                """
                <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
                  <Page imageFilename="a.png" imageWidth="400" imageHeight="300">
                    <ReadingOrder><OrderedGroup id="o">
                      <RegionRefIndexed index="0" regionRef="r2"/>
                      <RegionRefIndexed index="1" regionRef="r1"/>
                    </OrderedGroup></ReadingOrder>
                    <TextRegion id="r1"><TextLine id="a">
                      <Coords points="10,10 100,10 100,30 10,30"/><Baseline points="10,25 100,25"/>
                    </TextLine></TextRegion>
                    <TextRegion id="r2"><TextLine id="b">
                      <Coords points="10,50 100,50 100,70 10,70"/><Baseline points="10,65 100,66"/>
                    </TextLine></TextRegion>
                  </Page>
                </PcGts>
                """;

        // when
        Layout layout = layout(xml);

        // then
        assertThat(layout.lines()).hasSize(2);
        TextLine first = layout.lines().getFirst();
        assertThat(first.outline().points())
                .containsExactly(
                        new Point(20, 100),
                        new Point(200, 100),
                        new Point(200, 140),
                        new Point(20, 140));
        assertThat(first.baseline().points())
                .containsExactly(new Point(20, 130), new Point(200, 132));
        assertThat(layout.regions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<html/>, neither ALTO nor PAGE",
        "<alto><MeasurementUnit>mm10</MeasurementUnit></alto>, coordinates must be in pixels",
        "<alto><TextLine HPOS='x'/></alto>, no coordinate",
        "<alto><TextLine HPOS='900' VPOS='1' WIDTH='9' HEIGHT='9'/></alto>, outside the page",
        "<PcGts/>, no page",
        "<alto, the file",
    })
    void whatCannotBeUsedSaysWhy(String xml, String reason) {
        assertThatThrownBy(() -> layout(xml))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void noFileFromElsewhereIsEverRead() {
        String xml = "<!DOCTYPE alto [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><alto>&x;</alto>";

        assertThatThrownBy(() -> layout(xml))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("DOCTYPE");
    }

    @Test
    void aPictureOfOneLineIsCutToItself() {
        // given a picture of one line, 48 rows high
        PageImage picture = new DrawnPage(400, 48).line(10, 36, 34, "the quick fox").page();

        // when
        LineImage line =
                new LineCutter(CutSettings.DEFAULT)
                        .cut(picture, WholePicture.layout(picture).lines().getFirst(), 48);

        // then its rows are those of the picture, with paper added at the sides
        assertThat(line.mapping().rowScale()).isEqualTo(1.0);
        assertThat(line.mapping().pageY(0, 0)).isEqualTo(0.0);
        assertThat(line.width()).isBetween(400, 430);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2000", "20000, 1", "2, 2"})
    void aPictureOfAnySizeMayBeALine(int width, int height) {
        PageImage picture = new PageImage(width, height, 0, new byte[width * height]);

        LineImage line =
                new LineCutter(CutSettings.DEFAULT)
                        .cut(picture, WholePicture.layout(picture).lines().getFirst(), 32);

        assertThat(line.height()).isEqualTo(32);
        assertThat(line.width()).isLessThanOrEqualTo(CutSettings.DEFAULT.maxWidth());
    }

    private static Layout layout(String xml) throws IOException {
        return GivenLayout.of(xml.getBytes(StandardCharsets.UTF_8), PAGE, 100);
    }
}
