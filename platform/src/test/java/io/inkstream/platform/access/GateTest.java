package io.inkstream.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeyRing keys;

    @BeforeEach
    void open() throws StorageException {
        keys = new KeyRing(DirectoryObjectStore.open(folder), Clock.systemUTC(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"})
    void onLoopbackItsOwnNamesNeedNoKey(String host) {
        assertThat(local(Set.of()).judge(get("/v1/batches", host)))
                .isEqualTo(new Verdict.Passed(Caller.LOCAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.",
                ""
            })
    void onLoopbackAForeignNameIsRefused(String host) {
        assertThat(local(Set.of()).judge(get("/v1/batches", host)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(ProblemCode.HOST_NOT_ALLOWED));
    }

    @Test
    void aNameThatIsListedIsOurs() {
        assertThat(local(Set.of("scans.lan")).judge(get("/v1/batches", "scans.lan:8080")))
                .isInstanceOf(Verdict.Passed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,, true",
        "http://localhost:9090,, false",
        "https://evil.example,, false",
        "null,, false",
        "not a uri,, false",
        ", same-origin, true",
        ", none, true",
        ", cross-site, false"
    })
    void pagesOfOtherSitesAreRefused(String origin, String fetchSite, boolean passes) {
        Gate.Request request =
                new Gate.Request(
                        "POST",
                        "/v1/uploads",
                        Optional.of("localhost:8080"),
                        Optional.ofNullable(origin),
                        Optional.ofNullable(fetchSite),
                        Optional.empty());

        Verdict verdict = local(Set.of()).judge(request);

        assertThat(verdict instanceof Verdict.Passed).isEqualTo(passes);
    }

    @Test
    void whereKeysAreDemandedAKeyOpensWhatItsScopesAllowInItsTenant() throws Exception {
        TenantId tenant = new TenantId("archive");
        String key =
                keys.create(tenant, "reader", List.of(Scope.READ), Optional.empty())
                        .bearer()
                        .text();
        Gate gate = new Gate(true, Set.of(), keys);

        Verdict read = gate.judge(with("GET", "/v1/batches", "Bearer " + key));
        Verdict write = gate.judge(with("POST", "/v1/uploads", "bearer " + key));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Verdict.Passed.class,
                        passed -> assertThat(passed.caller().tenant()).isEqualTo(tenant));
        assertThat(code(write)).contains(ProblemCode.SCOPE_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/batches, read",
        "GET, /v1/models/latin-print, read",
        "GET, /v1, read",
        "POST, /, admin",
        "GET, /ui.html/x, read",
        "POST, /v1/uploads, submit",
        "DELETE, /v1/batches/x, submit",
        "PUT, /v1/lines/x/correction, submit",
        "POST, /v1/models/x/promote, operate",
        "POST, /v1/webhooks, operate",
        "GET, /q/metrics, operate",
        "POST, /v1/runs/x/pause, train",
        "GET, /v1/keys, admin",
        "POST, /v1/keys, admin",
        "POST, /anything, admin"
    })
    void everyRouteNeedsItsScope(String method, String path, String scope) {
        assertThat(Routes.needed(method, path)).contains(Scope.ofWord(scope));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/ready",
                "/q/openapi",
                "/",
                "/page.html",
                "/ui/api.js"
            })
    void healthDescriptionAndPagesAreForAll(String path) {
        assertThat(new Gate(true, Set.of(), keys).judge(get(path, "10.0.0.7:8080")))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void withoutAKeyNothingOpensAndTheAnswerSaysWhatToSend() {
        Gate gate = new Gate(true, Set.of(), keys);

        assertThat(code(gate.judge(get("/v1/batches", "ocr.example"))))
                .contains(ProblemCode.KEY_MISSING);
        assertThat(code(gate.judge(with("GET", "/v1/batches", "Basic abc"))))
                .contains(ProblemCode.KEY_MISSING);
        assertThat(code(gate.judge(with("GET", "/v1/batches", "Bearer nonsense"))))
                .contains(ProblemCode.KEY_NOT_ACCEPTED);
    }

    private Gate local(Set<String> hosts) {
        return new Gate(false, hosts, keys);
    }

    private static Gate.Request get(String path, String host) {
        return new Gate.Request(
                "GET",
                path,
                Optional.of(host),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Gate.Request with(String method, String path, String authorization) {
        return new Gate.Request(
                method,
                path,
                Optional.of("ocr.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(authorization));
    }

    private static Optional<ProblemCode> code(Verdict verdict) {
        return verdict instanceof Verdict.Refused(var code, var _)
                ? Optional.of(code)
                : Optional.empty();
    }
}
