package io.inkstream.results.export.content;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML element by element. What XML cannot say (control characters, halves of surrogate
 * pairs) becomes U+FFFD. Elements begin on lines of their own, text stands as it is.
 *
 * <pre>{@code
 * xml.start("line").attribute("id", "l1").text("a < b").end();
 * }</pre>
 */
public final class XmlWriter {
    private final Writer out;
    private final Deque<Element> open = new ArrayDeque<>();
    private boolean tagOpen;

    /** An element that has begun; white space counts in a mixed one. */
    private static final class Element {
        private final String name;
        private boolean mixed;

        Element(String name, boolean mixed) {
            this.name = name;
            this.mixed = mixed;
        }
    }

    /** Flushing and closing stay with the caller. */
    public XmlWriter(Writer out) throws IOException {
        this.out = out;
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** A document type or a comment. */
    public XmlWriter declaration(String text) throws IOException {
        closeTag();
        out.write('\n');
        out.write(text);
        return this;
    }

    public XmlWriter start(String name) throws IOException {
        closeTag();
        boolean inText = isMixed();
        if (!inText) {
            out.write('\n');
        }
        out.write('<');
        out.write(name);
        open.push(new Element(name, inText));
        tagOpen = true;
        return this;
    }

    private boolean isMixed() {
        Element element = open.peek();
        return element != null && element.mixed;
    }

    public XmlWriter attribute(String name, Object value) throws IOException {
        if (!tagOpen) {
            throw new IllegalStateException("attribute " + name + " after the content");
        }
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value.toString(), true);
        out.write('"');
        return this;
    }

    /** Also says that white space counts in this element from here on. */
    public XmlWriter text(String text) throws IOException {
        closeTag();
        open.element().mixed = true;
        escape(text, false);
        return this;
    }

    public XmlWriter end() throws IOException {
        Element element = open.pop();
        if (tagOpen) {
            out.write("/>");
            tagOpen = false;
            return this;
        }
        if (!element.mixed) {
            out.write('\n');
        }
        out.write("</");
        out.write(element.name);
        out.write('>');
        return this;
    }

    /** An element with nothing but text. */
    public XmlWriter leaf(String name, String text) throws IOException {
        return start(name).text(text).end();
    }

    private void closeTag() throws IOException {
        if (tagOpen) {
            out.write('>');
            tagOpen = false;
        }
    }

    private void escape(String text, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write(attribute ? "&quot;" : "\"");
                case '\n', '\t', '\r' -> white(point, attribute);
                default -> out.write(Character.toString(sayable(point) ? point : 0xFFFD));
            }
        }
    }

    private void white(int point, boolean attribute) throws IOException {
        out.write(attribute || point == '\r' ? "&#" + point + ";" : Character.toString(point));
    }

    private static boolean sayable(int point) {
        return point >= 0x20
                && !(point >= 0xD800 && point <= 0xDFFF)
                && point != 0xFFFE
                && point != 0xFFFF;
    }
}
