package io.inkstream.trainer.dataset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines cut from pages by ALTO and PAGE files. */
class PageReaderTest {

    private static final String ALTO =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
              <Description><MeasurementUnit>UNIT</MeasurementUnit>
                <sourceImageInformation><fileName>scan.png</fileName></sourceImageInformation></Description>
              <Layout><Page WIDTH="400" HEIGHT="300"><PrintSpace><TextBlock>
                <TextLine ID="l1" BASELINE="40 100 360 100" HPOS="40" VPOS="60" WIDTH="320" HEIGHT="56">
                  <Shape><Polygon POINTS="40 60 360 60 360 116 40 116"/></Shape>
                  <String CONTENT="Hello"/><SP/><String CONTENT="world"/></TextLine>
                <TextLine ID="l2" BASELINE="200" HPOS="40" VPOS="160" WIDTH="300" HEIGHT="50">
                  <String CONTENT="boxed"/></TextLine>
                <TextLine ID="l3" HPOS="40" VPOS="260" WIDTH="300" HEIGHT="30"><String CONTENT=""/></TextLine>
                <TextLine ID="l4" BASELINE="10 10 12 290" HPOS="5" VPOS="5" WIDTH="10" HEIGHT="290">
                  <Shape><Polygon POINTS="5 5 15 5 15 295 5 295"/></Shape>
                  <String CONTENT="upright"/></TextLine>
              </TextBlock></PrintSpace></Page></Layout></alto>
            """;

    private static final String PAGE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
              <Page imageFilename="scan.png" imageWidth="400" imageHeight="300">
                <ReadingOrder><OrderedGroup id="o"><RegionRefIndexed regionRef="r2" index="0"/>
                  <RegionRefIndexed regionRef="r1" index="1"/></OrderedGroup></ReadingOrder>
                <TextRegion id="r1"><Coords points="0,0 400,0 400,150 0,150"/>
                  <TextLine id="a"><Coords points="40,60 360,60 360,116 40,116"/>
                    <Baseline points="360,100 40,100"/>
                    <Word><TextEquiv><Unicode>Two</Unicode></TextEquiv></Word>
                    <Word><TextEquiv><Unicode>words</Unicode></TextEquiv></Word></TextLine></TextRegion>
                <TextRegion id="r2"><Coords points="0,150 400,150 400,300 0,300"/>
                  <TextLine id="b"><Coords points="40,160 340,160 340,216 40,216"/>
                    <TextEquiv index="1"><Unicode>second</Unicode></TextEquiv>
                    <TextEquiv index="0"><Unicode>first</Unicode></TextEquiv></TextLine></TextRegion>
              </Page></PcGts>
            """;

    @TempDir private Path folder = Path.of(".");

    @Test
    void altoLinesHaveTheirTexts() throws IOException {
        DataFolder data = opened(ALTO.replace("UNIT", "pixel"));

        assertThat(data.format()).isEqualTo("ALTO");
        assertThat(data.samples())
                .extracting(Sample::name, Sample::group, Sample::text)
                .containsExactly(
                        tuple("scan.xml#l1", "scan", "Hello world"),
                        tuple("scan.xml#l2", "scan", "boxed"));
        assertThat(data.faults()).extracting(Fault::code).containsExactly("line-without-place");
    }

    @Test
    void pageLinesComeInReadingOrderWithTheFirstText() throws IOException {
        DataFolder data = opened(PAGE);

        assertThat(data.samples())
                .extracting(Sample::name, Sample::text)
                .containsExactly(tuple("scan.xml#b", "first"), tuple("scan.xml#a", "Two words"));
    }

    @Test
    void theCutShowsTheLineAndFitsItsHeight() throws IOException {
        GrayPicture cut =
                opened(ALTO.replace("UNIT", "pixel")).samples().getFirst().picture().read();

        // 40 rows above and 16 below the baseline of a line 320 wide, framed by a tenth more
        assertThat(cut.height()).isEqualTo(64);
        assertThat((double) cut.width() / cut.height()).isBetween(5.0, 6.6);
        int dark = 0;
        for (byte pixel : cut.pixels()) {
            dark += (pixel & 255) < 128 ? 1 : 0;
        }
        // the bar from row 70 to row 100 covers half of the frame's rows
        assertThat((double) dark / cut.pixels().length).isBetween(0.35, 0.6);
    }

    @Test
    void coordinatesOfALargerScanAreScaled() throws IOException {
        GrayPicture same =
                opened(ALTO.replace("UNIT", "pixel")).samples().getFirst().picture().read();
        GrayPicture scaled =
                opened(ALTO.replace("UNIT", "pixel").replace("WIDTH=\"400\"", "WIDTH=\"400.0\""))
                        .samples()
                        .getFirst()
                        .picture()
                        .read();

        assertThat(scaled.pixels()).isEqualTo(same.pixels());
    }

    @Test
    void otherUnitsThanPixelsAreRefused() throws IOException {
        assertThat(opened(ALTO.replace("UNIT", "mm10")).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("mm10"));
    }

    @Test
    void entitiesAreNotResolved() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String attack =
                "<!DOCTYPE alto [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                        + ALTO.substring(ALTO.indexOf("<alto"))
                                .replace("CONTENT=\"\"", "CONTENT=\"y\"")
                                .replace("boxed", "&x;");
        DataFolder data = opened(attack);

        assertThat(data.samples()).isEmpty();
        assertThat(data.faults().toString()).contains("DOCTYPE").doesNotContain("secret ");
    }

    @Test
    void brokenXmlIsAFaultOfItsFile() throws IOException {
        Files.writeString(folder.resolve("broken.xml"), "<alto>");
        DataFolder data = opened(PAGE);

        assertThat(data.samples()).hasSize(2);
        assertThat(data.faults())
                .extracting(Fault::code, Fault::file)
                .containsExactly(tuple("malformed", "broken.xml"));
    }

    @Test
    void realPagesAreCutLikeTheirLineSets() throws IOException {
        Path set = Path.of("../../shared/data/ocrd-print-de");
        assumeTrue(Files.isDirectory(set), "the data sets are not here");

        DataFolder data = DataFolder.open(set);
        List<Sample> samples = data.samples();

        assertThat(samples).hasSize(265);
        assertThat(samples.get(10).picture().read().height()).isEqualTo(64);
    }

    private DataFolder opened(String xml) throws IOException {
        BufferedImage page = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = page.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 400, 300);
        canvas.setColor(Color.BLACK);
        canvas.fillRect(40, 70, 320, 30);
        canvas.dispose();
        ImageIO.write(page, "png", folder.resolve("scan.png").toFile());
        Files.writeString(folder.resolve("scan.xml"), xml);
        return DataFolder.open(folder);
    }
}
