package io.inkstream.results.webhooks;

import io.inkstream.results.ResultsConfig;
import io.inkstream.results.webhooks.Target.Policy;
import io.inkstream.results.webhooks.Target.RefusedException;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends to addresses that others chose. Every address is looked at before it is connected to, also
 * that of a redirect, and what is answered is not read beyond its head.
 */
@Singleton
final class WebhookSender {
    private static final int REDIRECTS = 3;

    private final HttpClient http;
    private final Duration limit;
    private final Policy policy;
    private final Target.Resolver resolver;

    @Inject
    WebhookSender(Vertx vertx, ResultsConfig config) {
        this(
                vertx,
                config.webhooks().timeout(),
                config.webhooks().allowPrivate() ? Policy.ANY : Policy.PUBLIC,
                InetAddress::getAllByName);
    }

    WebhookSender(Vertx vertx, Duration limit, Policy policy, Target.Resolver resolver) {
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setConnectTimeout((int) limit.toMillis())
                                .setMaxHeaderSize(16 * 1024));
        this.limit = limit;
        this.policy = policy;
        this.resolver = resolver;
    }

    void stop(@Observes ShutdownEvent event) {
        http.close();
    }

    /** Whether the address may be told at all, for those who just entered it. */
    void require(URI address) throws IOException {
        Target.of(address, policy, resolver);
    }

    /**
     * @return the status that was answered
     * @throws IOException when nothing was answered in time, or the address is refused
     */
    int post(URI address, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        URI next = address;
        for (int i = 0; i <= REDIRECTS; i++) {
            HttpClientResponse answer = answer(next, headers, body);
            boolean redirect = answer.statusCode() == 307 || answer.statusCode() == 308;
            String location = answer.getHeader("Location");
            if (!redirect || location == null) {
                return answer.statusCode();
            }
            next = resolve(next, location);
        }
        throw new RefusedException("more than " + REDIRECTS + " redirects, the last to " + next);
    }

    private static URI resolve(URI from, String location) throws RefusedException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("redirected to \"" + location + "\", which is no address");
        }
    }

    private HttpClientResponse answer(URI uri, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        Target target = Target.of(uri, policy, resolver);
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        target.port(), target.address().getHostAddress()))
                        .setHost(target.host())
                        .setPort(target.port())
                        .setSsl(target.isSecure())
                        .setURI(target.path())
                        .setTimeout(limit.toMillis());
        headers.forEach(options::putHeader);
        try {
            return http.request(options)
                    .compose(request -> request.send(body))
                    .onSuccess(response -> response.request().connection().close())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(2 * limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + limit, e);
        }
    }
}
