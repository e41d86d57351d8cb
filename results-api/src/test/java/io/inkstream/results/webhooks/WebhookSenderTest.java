package io.inkstream.results.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.results.webhooks.Target.Policy;
import io.inkstream.results.webhooks.Target.RefusedException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names resolve as the tests say; of two loopback addresses one plays the public internet. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class WebhookSenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicInteger looks = new AtomicInteger();
    private Vertx vertx;
    private InetAddress open;
    private InetAddress hidden;
    private Receiver receiver;
    private WebhookSender sender;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        open = InetAddress.ofLiteral("127.0.0.1");
        hidden = InetAddress.ofLiteral("127.0.0.2");
        receiver = new Receiver(open);
        sender = sender(new Policy(true, address -> address.equals(open)));
    }

    private WebhookSender sender(Policy policy) {
        return new WebhookSender(
                vertx,
                LIMIT,
                policy,
                host -> {
                    looks.incrementAndGet();
                    return new InetAddress[] {host.startsWith("hidden") ? hidden : open};
                });
    }

    @AfterEach
    void stop() {
        receiver.close();
        vertx.close();
    }

    @Test
    void theAddressThatWasLookedAtIsTheOneConnectedTo() throws Exception {
        int status = sender.post(at("open.test", "/hook?a=1"), Map.of("webhook-id", "evt1"), "{}");

        assertThat(status).isEqualTo(204);
        assertThat(looks).hasValue(1);
        assertThat(receiver.told())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path()).isEqualTo("/hook?a=1");
                    assertThat(told.host()).startsWith("open.test");
                    assertThat(told.id()).isEqualTo("evt1");
                    assertThat(told.body()).isEqualTo("{}");
                });
    }

    @Test
    void aRedirectIsFollowedAndItsAddressLookedAt() throws Exception {
        receiver.answer(told ->
                told.path().equals("/old")
                        ? new Receiver.Answer(308, "/new")
                        : Receiver.Answer.TAKEN);

        assertThat(sender.post(at("open.test", "/old"), Map.of(), "{}")).isEqualTo(204);
        assertThat(receiver.told()).extracting(Receiver.Told::path).containsExactly("/old", "/new");
    }

    @Test
    void aRedirectToAHiddenAddressIsRefused() {
        String secret = "http://hidden.test:" + receiver.port() + "/secret";
        receiver.answer(told -> new Receiver.Answer(307, secret));

        assertThatThrownBy(() -> sender.post(at("open.test", "/"), Map.of(), "{}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("hidden.test")
                .hasMessageContaining("127.0.0.2");
        assertThat(receiver.told()).hasSize(1);
    }

    @Test
    void redirectsWithoutEndAreRefused() {
        receiver.answer(told -> new Receiver.Answer(307, "/again"));

        assertThatThrownBy(() -> sender.post(at("open.test", "/"), Map.of(), "{}"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aNameWithOneHiddenAddressAmongSeveralIsRefused() {
        WebhookSender both =
                new WebhookSender(
                        vertx,
                        LIMIT,
                        new Policy(true, address -> address.equals(open)),
                        host -> new InetAddress[] {open, hidden});

        assertThatThrownBy(() -> both.post(at("both.test", "/"), Map.of(), "{}"))
                .isInstanceOf(RefusedException.class);
        assertThat(receiver.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://open.test/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "https://user:word@1.1.1.1/",
                "https:///path",
                "file:///etc/passwd",
                "nonsense"
            })
    void byDefaultOnlyHttpsToThePublicInternetIsTold(String address) {
        WebhookSender strict = sender(Policy.PUBLIC);

        assertThatThrownBy(() -> strict.post(URI.create(address), Map.of(), "{}"))
                .isInstanceOf(RefusedException.class);
    }

    private URI at(String host, String path) {
        return URI.create("http://" + host + ":" + receiver.port() + path);
    }
}
