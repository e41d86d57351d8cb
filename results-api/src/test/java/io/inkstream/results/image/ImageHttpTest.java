package io.inkstream.results.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestServers;
import io.inkstream.results.export.TypedPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images as viewers ask for them. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ImageHttpTest {
    private static final BatchStory BATCH = new BatchStory("images of pages");
    private static final String PAGE = BATCH.document("scan.png").page(1).value();

    @Inject Announcements announce;

    /** Four fields: red, green, blue, white; the first line of the page lies in the red one. */
    private PageResult page() throws Exception {
        BufferedImage picture =
                new BufferedImage(TypedPage.WIDTH, TypedPage.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * 600, i / 2 * 800, 600, 800);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        PageResult result = TypedPage.of(BATCH, "scan.png", 1).line("a line").result();
        announce.stored(BATCH);
        announce.put(
                io.inkstream.contracts.ObjectKeys.pageImage(
                        result.tenant(), result.pageId(), "png"),
                png.toByteArray());
        announce.tell(BATCH.accepted());
        announce.tell(BATCH.submitted("scan.png"));
        announce.tell(BATCH.split("scan.png", 1));
        announce.tell(result);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/v1/pages/{id}/transcriptions", PAGE)
                                .then()
                                .body("items.size()", equalTo(1)));
        return result;
    }

    @Test
    void anImageDescribesItself() throws Exception {
        page();

        given().redirects()
                .follow(false)
                .get("/v1/iiif/{id}", PAGE)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/v1/iiif/" + PAGE + "/info.json"));
        given().accept("application/ld+json")
                .get("/v1/iiif/{id}/info.json", PAGE)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/ld+json"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Link", containsString("level1.json"))
                .body("'@context'", equalTo("http://iiif.io/api/image/3/context.json"))
                .body("profile", equalTo("level1"))
                .body("width", equalTo(TypedPage.WIDTH))
                .body("id", endsWith("/v1/iiif/" + PAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full/max/0/default.png          | 1200 | 1600 | ff0000 | ffffff",
                "full/300,/0/default.png         | 300  | 400  | ff0000 | ffffff",
                "600,0,600,1600/,160/0/color.png | 60   | 160  | ff00   | ffffff",
                "0,800,1200,800/!99,99/0/default.png | 99 | 66 | ff     | ffffff",
                "square/10,10/0/default.png      | 10   | 10   | ff0000 | ffffff"
            })
    void partsComeInTheSizeAskedFor(String path, int width, int height, String first, String last)
            throws Exception {
        page();

        BufferedImage image = read(PAGE, path);

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(Integer.parseInt(first, 16));
        assertThat(image.getRGB(width - 1, height - 1) & 0xFFFFFF)
                .isEqualTo(Integer.parseInt(last, 16));
    }

    @Test
    void aLineIsAnImageOfItsOwn() throws Exception {
        String line = page().lines().getFirst().id().value();

        BufferedImage image = read(line, "full/max/0/default.jpg");
        BufferedImage gray = read(line, "full/max/0/gray.png");

        assertThat(image.getWidth()).isEqualTo(144);
        assertThat(image.getHeight()).isEqualTo(40);
        assertThat(new Color(image.getRGB(70, 20)).getRed()).isGreaterThan(240);
        assertThat(gray.getRaster().getNumBands()).isEqualTo(1);
    }

    @Test
    void anAnswerMayBeKept() throws Exception {
        page();
        String tag =
                given().get("/v1/iiif/{id}/full/100,/0/default.jpg", PAGE)
                        .then()
                        .contentType("image/jpeg")
                        .header("Cache-Control", containsString("immutable"))
                        .extract()
                        .header("ETag");

        given().header("If-None-Match", tag)
                .get("/v1/iiif/{id}/full/100,/0/default.jpg", PAGE)
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "full/max/90/default.jpg, 400, invalid-parameter",
        "full/5000%2C/0/default.jpg, 400, invalid-parameter",
        "full/max/0/default.gif, 400, invalid-parameter"
    })
    void whatIsNotOfferedIsTold(String path, int status, String code) throws Exception {
        page();

        given().urlEncodingEnabled(false)
                .get("/v1/iiif/" + PAGE + "/" + path)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        page();

        given().get("/v1/iiif/{id}/info.json", BATCH.document("scan.png").page(2).value())
                .then()
                .statusCode(404)
                .body("code", equalTo("page-not-found"));
        given().get("/v1/iiif/{id}/info.json", PAGE + ".0123456789")
                .then()
                .statusCode(404)
                .body("code", equalTo("line-not-found"));
        given().get("/v1/iiif/nonsense/info.json")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-id"));
    }

    private static BufferedImage read(String id, String path) throws Exception {
        byte[] bytes =
                given().urlEncodingEnabled(false)
                        .get("/v1/iiif/" + id + "/" + path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
