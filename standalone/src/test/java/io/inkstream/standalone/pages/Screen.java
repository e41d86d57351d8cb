package io.inkstream.standalone.pages;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window with one of the pages. */
final class Screen implements AutoCloseable {
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Screen(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Goes there and waits until nothing more is loaded. */
    Screen go(String address) {
        page.navigate(address);
        page.waitForLoadState();
        return this;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** A button or link by what it says. */
    Locator named(String words) {
        return page.locator("button, a").filter(new Locator.FilterOptions().setHasText(words));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().insertText(text);
    }

    /** What the browser said of errors: scripts that failed, what the content policy refused. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How many pixels the page is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue();
    }

    /** Lets go of files or folders over an element, as from a file manager. */
    void drop(String selector, List<Path> files) {
        BoundingBox box = find(selector).boundingBox();
        JsonObject data = new JsonObject();
        JsonArray paths = new JsonArray();
        files.forEach(file -> paths.add(file.toAbsolutePath().toString()));
        data.add("items", new JsonArray());
        data.add("files", paths);
        data.addProperty("dragOperationsMask", 1);
        CDPSession browser = page.context().newCDPSession(page);
        for (String moment : List.of("dragEnter", "dragOver", "drop")) {
            JsonObject event = new JsonObject();
            event.addProperty("type", moment);
            event.addProperty("x", box.x + box.width / 2);
            event.addProperty("y", box.y + box.height / 2);
            event.add("data", data);
            browser.send("Input.dispatchDragEvent", event);
        }
        browser.detach();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
