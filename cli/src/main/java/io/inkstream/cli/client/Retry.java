package io.inkstream.cli.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Tries again what the server put off with 429 or 503, when it said or soon, not for ever. */
final class Retry {
    private static final int TRIES = 6;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** One try. */
    interface Attempt<T> {
        HttpResponse<T> run() throws IOException, InterruptedException;
    }

    /** Waits; tests only take note. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private final Pause pause;
    private final int tries;

    Retry(Pause pause) {
        this(pause, TRIES);
    }

    private Retry(Pause pause, int tries) {
        this.pause = pause;
        this.tries = tries;
    }

    /** Takes the first answer, whatever it is. */
    static Retry never() {
        return new Retry(time -> {}, 1);
    }

    /** The first answer that is not put off, or the last one. */
    <T> HttpResponse<T> until(Attempt<T> attempt) throws IOException, InterruptedException {
        HttpResponse<T> answer = attempt.run();
        for (int tried = 1; tried < tries && isPutOff(answer.statusCode()); tried++) {
            pause.of(wait(answer, tried));
            answer = attempt.run();
        }
        return answer;
    }

    private static boolean isPutOff(int status) {
        return status == 429 || status == 503;
    }

    private static Duration wait(HttpResponse<?> answer, int tried) {
        Duration usual = Duration.ofMillis(250L << tried);
        Duration wanted =
                answer.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                        .orElse(usual);
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
