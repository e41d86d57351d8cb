package io.inkstream.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The description that clients are made from changes only on purpose. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
class OpenApiTest {
    private static final Path FOLDER = Path.of("../docs/openapi");
    private static final Path FILE = FOLDER.resolve("ingest-service.json");
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void theCheckedInDescriptionIsThatOfTheRunningService() throws IOException {
        String served = given().get("/q/openapi?format=json").then().extract().asString();
        String written = MAPPER.writeValueAsString(MAPPER.readValue(served, Map.class)) + "\n";
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FILE, written);
        }

        assertThat(written).startsWith("{").contains("\"openapi\" : \"3.1");
        assertThat(Files.readString(FILE))
                .as("%s differs from the code; run with -Dinkstream.docs.write=true", FILE)
                .isEqualTo(written);
    }
}
