package io.inkstream.results.image;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.Accepted;
import io.inkstream.results.query.Pages;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what an image address speaks of: a page, or a line of it. */
@Singleton
final class ImageSubjects {
    private static final Pattern LINE = Pattern.compile("(?:[^.]+\\.){3}[^.]+");

    private final Accepted accepted;
    private final Pages pages;
    private final ObjectStore store;
    private final DecodedPages decoded;

    /**
     * An image that can be asked for.
     *
     * @param frame its place in the stored image
     */
    record Subject(BufferedImage stored, Frame frame) {}

    @Inject
    ImageSubjects(Accepted accepted, Pages pages, ObjectStore store, DecodedPages decoded) {
        this.accepted = accepted;
        this.pages = pages;
        this.store = store;
        this.decoded = decoded;
    }

    /**
     * @param id of a page or a line
     */
    Subject get(TenantId tenant, String id) throws StorageException, IOException {
        if (LINE.matcher(id).matches()) {
            LineId line = new LineId(id);
            Frame place = place(tenant, line);
            BufferedImage stored = image(tenant, line.page());
            Frame frame = place.within(Frame.of(stored.getWidth(), stored.getHeight()));
            if (frame.isEmpty()) {
                throw Problems.of(
                        ProblemCode.LINE_NOT_FOUND, "line " + line + " lies outside its page");
            }
            return new Subject(stored, frame);
        }
        BufferedImage stored = image(tenant, new PageId(id));
        return new Subject(stored, Frame.of(stored.getWidth(), stored.getHeight()));
    }

    private BufferedImage image(TenantId tenant, PageId page) throws StorageException, IOException {
        Optional<ObjectStat> found = accepted.findImage(tenant, page);
        if (found.isEmpty()) {
            pages.getWaiting(tenant, page);
            throw Problems.of(ProblemCode.NOT_READY, "page " + page + " has no image yet");
        }
        String key = found.get().key();
        return decoded.get(
                page,
                () -> {
                    try {
                        return store.read(key);
                    } catch (StorageException e) {
                        throw new IOException("the image of page " + page, e);
                    }
                });
    }

    private Frame place(TenantId tenant, LineId line) {
        for (PageResult result : pages.listResults(tenant, line.page())) {
            for (PageResult.Line candidate : result.lines()) {
                if (candidate.id().equals(line)) {
                    return around(candidate.polygon().points());
                }
            }
        }
        throw Problems.of(ProblemCode.LINE_NOT_FOUND, "line " + line);
    }

    private static Frame around(List<Polygon.Point> points) {
        int left = points.stream().mapToInt(Polygon.Point::x).min().orElse(0);
        int top = points.stream().mapToInt(Polygon.Point::y).min().orElse(0);
        int right = points.stream().mapToInt(Polygon.Point::x).max().orElse(0);
        int bottom = points.stream().mapToInt(Polygon.Point::y).max().orElse(0);
        return new Frame(left, top, right - left, bottom - top);
    }
}
