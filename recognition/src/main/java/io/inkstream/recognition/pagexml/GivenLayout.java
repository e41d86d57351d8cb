package io.inkstream.recognition.pagexml;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.layout.TextLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an ALTO or PAGE file instead of lines that are searched for, in the order of the
 * file. Texts in the file are not used. Coordinates of a scan of another size are scaled to the
 * image; lines without an outline, and those that stand upright, are left out.
 */
public final class GivenLayout {
    public static final SegmenterIdentity IDENTITY = SegmenterIdentity.of("given", "1");

    private static final String PIXELS = "pixel";

    private GivenLayout() {}

    /**
     * The layout of a page.
     *
     * @param xml the bytes of the file
     * @param mostLines more are refused
     * @throws IOException says what is wrong with the file
     */
    public static Layout of(byte[] xml, PageImage page, int mostLines) throws IOException {
        DescribedPage described =
                PageXml.read(new ByteArrayInputStream(xml), "the file")
                        .orElseThrow(() -> new IOException("the file is neither ALTO nor PAGE"));
        if (!described.unit().equals(PIXELS)) {
            throw new IOException("coordinates must be in pixels, are in " + described.unit());
        }
        if (described.lines().size() > mostLines) {
            throw new IOException(
                    "%d lines, at most %d are taken"
                            .formatted(described.lines().size(), mostLines));
        }
        double scale = described.width() == 0 ? 1 : page.width() / (double) described.width();
        List<TextLine> lines =
                described.lines().stream()
                        .map(DrawnLine::of)
                        .flatMap(Optional::stream)
                        .map(line -> line.scaled(scale))
                        .toList();
        for (TextLine line : lines) {
            requireOnPage(line, page);
        }
        return Layout.of(lines, page);
    }

    private static void requireOnPage(TextLine line, PageImage page) throws IOException {
        var box = line.outline().bounds();
        if (box.right() < 0
                || box.bottom() < 0
                || box.left() >= page.width()
                || box.top() >= page.height()) {
            throw new IOException(
                    "a line at %s lies outside the page of %dx%d pixels"
                            .formatted(box, page.width(), page.height()));
        }
    }
}
