package io.inkstream.results;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service where keys are demanded. */
@QuarkusTest
@TestProfile(AccessTest.Demanded.class)
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = true)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AccessTest {
    private static final String ADMIN = "only-for-tests-and-long-enough";

    /** Demands keys on loopback too. */
    public static final class Demanded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ocr.access.keys", "always", "ocr.access.admin-key", ADMIN);
        }
    }

    @Inject Announcements announce;

    @Test
    void withoutAKeyThereIsOnlyHealth() {
        given().get("/v1/batches")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("key-missing"));
        given().get("/q/health/ready").then().statusCode(200);
        with("ink_0123456789abcdef_" + "0".repeat(64))
                .get("/v1/batches")
                .then()
                .statusCode(401)
                .body("code", equalTo("key-not-accepted"));
    }

    @Test
    void aKeyIsMadeUsedForWhatItIsForAndRevoked() {
        JsonPath made = make("reader", List.of("read"), "default");
        String secret = made.getString("secret");
        String id = made.getString("key.id");

        with(secret).get("/v1/batches").then().statusCode(200);
        with(secret).post("/v1/batches/x/cancel").then().statusCode(403);
        with(secret)
                .get("/v1/keys")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"))
                .body("detail", startsWith("the key " + id));
        with(ADMIN).get("/v1/keys").then().statusCode(200).body("items.id", hasItem(id));
        with(ADMIN).delete("/v1/keys/" + id).then().statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> with(secret).get("/v1/batches").then().statusCode(401));
        with(ADMIN).delete("/v1/keys/0123456789abcdef").then().statusCode(404);
    }

    @Test
    void aKeyOfAnotherTenantSeesNothingOfABatch() throws Exception {
        BatchStory batch = new BatchStory("of-default");
        announce.stored(batch);
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        String own = make("own", List.of("read", "submit"), "default").getString("secret");
        String foreign = make("other", List.of("read", "submit"), "elsewhere").getString("secret");
        String path = "/v1/batches/" + batch.batch();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        with(own)
                                .get("/v1/batches")
                                .then()
                                .body("items.batch_id", hasItem(batch.batch().value())));

        with(own).get(path).then().statusCode(200);
        with(foreign).get(path).then().statusCode(404).body("code", equalTo("batch-not-found"));
        with(foreign).get(path + "/export?format=text").then().statusCode(404);
        with(foreign).get(path + "/events").then().statusCode(404);
        with(foreign).post(path + "/cancel").then().statusCode(404);
        with(foreign).get("/v1/documents/" + batch.document("a.png")).then().statusCode(404);
        with(foreign)
                .get("/v1/batches")
                .then()
                .statusCode(200)
                .body("items.batch_id", not(hasItem(batch.batch().value())));
    }

    @Test
    void wishesThatMakeNoSenseAreNamed() {
        refused(Map.of("scopes", List.of("read")), "name needs");
        refused(Map.of("name", "x"), "scopes are missing");
        refused(Map.of("name", "x", "scopes", List.of("reed")), "\"reed\" is no scope");
        refused(
                Map.of("name", "x", "scopes", List.of("read"), "expires", "2001-01-01T00:00:00Z"),
                "expires is 2001");
    }

    private static void refused(Map<String, Object> wish, String detail) {
        with(ADMIN)
                .contentType(ContentType.JSON)
                .body(wish)
                .post("/v1/keys")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("detail", startsWith(detail));
    }

    private static JsonPath make(String name, List<String> scopes, String tenant) {
        return with(ADMIN)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "scopes", scopes, "tenant", tenant))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
