package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPageTest {
    private final Page page = Page.read("docs/http.md");

    @Test
    void everyEndpointOfTheCodeIsListedAndNoOther() {
        assertThat(page.rows("Method"))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of("ingest-service", "results-api")
                                .flatMap(HttpPageTest::endpoints)
                                .toList());
    }

    /** The ingress sends everything below this prefix to ingest-service. */
    @Test
    void ingestServiceKeepsToItsPrefix() {
        assertThat(endpoints("ingest-service"))
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(endpoint).contains(" /v1/uploads"));
        assertThat(endpoints("results-api"))
                .noneSatisfy(endpoint -> assertThat(endpoint).contains(" /v1/uploads"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"infra/compose/nginx.conf", "docker-compose.yml"})
    void theIngressKnowsBothServices(String file) {
        assertThat(Repository.read(file)).contains("ingest-service").contains("results-api");
    }

    private static Stream<String> endpoints(String module) {
        return Repository.sources(module).stream()
                .filter(source -> Repository.read(source).contains("\n@Path("))
                .map(Repository::classOf)
                .flatMap(HttpPageTest::endpoints);
    }

    private static Stream<String> endpoints(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Stream.of(resource.getDeclaredMethods())
                .flatMap(method ->
                        verb(method).map(verb -> verb + " " + path(base, method)).stream());
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(String base, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = below == null ? base : base + "/" + below.value();
        // {name: .+} is {name} to a reader
        return whole.replaceAll("/+", "/").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    @Test
    void regularExpressionsAreLeftOut() {
        assertThat(endpoints("ingest-service"))
                .contains("PUT /v1/uploads/{batch}/documents/{name}");
    }
}
