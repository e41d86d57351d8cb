package io.inkstream.worker.metrics;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** In a flight recording: a page came to an outcome. */
@Name("io.inkstream.Page")
@Label("Page")
@Category("Inkstream")
@StackTrace(false)
final class PageEvent extends Event {
    @Label("Page")
    String page = "";

    @Label("Failure code, empty for none")
    String code = "";

    @Label("Lines")
    int lines;

    @Label("Milliseconds by step")
    String timings = "";

    static void tell(PageOutcome outcome) {
        PageEvent event = new PageEvent();
        if (!event.shouldCommit()) {
            return;
        }
        switch (outcome) {
            case PageResult result -> {
                event.page = result.pageId().toString();
                event.lines = result.lines().size();
                event.timings = result.timings().toString();
            }
            case PageFailure failure -> {
                event.page = failure.pageId().toString();
                event.code = failure.failure().code().code();
            }
        }
        event.commit();
    }
}
