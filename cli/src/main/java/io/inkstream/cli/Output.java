package io.inkstream.cli;

import io.inkstream.cli.client.ProblemException;
import io.inkstream.cli.progress.ProgressView;
import io.inkstream.cli.progress.Terminal;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data on stdout, all else on stderr. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean quiet;

    Output(PrintStream out, PrintStream err, boolean json, boolean quiet) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.quiet = quiet;
    }

    boolean isJson() {
        return json;
    }

    /**
     * Bytes into a file, which appears whole or not at all.
     *
     * @param file null for stdout
     */
    void file(InputStream content, @Nullable Path file) throws IOException {
        if (file == null) {
            content.transferTo(out);
            out.flush();
        } else {
            WholeFile.write(file, content);
        }
    }

    /** One JSON object per line. */
    void json(Object value) {
        out.println(Json.text(value));
        out.flush();
    }

    void line(String text) {
        out.println(text);
    }

    /** For people only. */
    void note(String text) {
        if (!quiet && !json) {
            err.println(text);
        }
    }

    ProgressView progress(Clock clock) {
        ProgressView.Style style =
                quiet
                        ? ProgressView.Style.NONE
                        : Terminal.isInteractive()
                                ? ProgressView.Style.BAR
                                : ProgressView.Style.LINES;
        return new ProgressView(err, style, clock);
    }

    void failure(Throwable failure) {
        if (json && failure instanceof ProblemException problem) {
            err.println(problem.json());
        } else if (json) {
            err.println(Json.text(Map.of("title", message(failure))));
        } else {
            err.println("inkstream: " + message(failure));
        }
        err.flush();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
