package io.inkstream.worker;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.layout.WholePicture;
import io.inkstream.recognition.pagexml.GivenLayout;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What batches may be pinned to: lines are searched for, come with the document, or the picture is
 * one line. Safe for many threads.
 */
final class PageSegmenters {
    private final ObjectStore store;
    private final int maxLines;
    private final LineSegmenter searching;
    private final PinnedModel search;
    private final PinnedModel given = pinned(GivenLayout.IDENTITY);
    private final PinnedModel whole = pinned(WholePicture.IDENTITY);

    PageSegmenters(ObjectStore store, SegmenterSettings settings) {
        this.store = store;
        this.maxLines = settings.maxLines();
        this.searching = new LineSegmenter(settings);
        this.search = pinned(searching.identity());
    }

    List<PinnedModel> all() {
        return List.of(search, given, whole);
    }

    boolean knows(PinnedModel segmenter) {
        return Stream.of(search, given, whole)
                .anyMatch(known -> known.digest().equals(segmenter.digest()));
    }

    /** The lines of a page whose segmenter is known. */
    Layout segment(PageRequested page, PageImage pixels)
            throws StorageException, UnusableLinesException {
        String digest = page.plan().segmenter().digest();
        if (digest.equals(given.digest())) {
            return given(page, pixels);
        }
        return digest.equals(whole.digest())
                ? WholePicture.layout(pixels)
                : searching.segment(pixels);
    }

    /** Whether lines were searched for, and so may have been searched for from the wrong side. */
    boolean maySearchAgain(PageRequested page) {
        return page.plan().segmenter().digest().equals(search.digest());
    }

    /** The lines of a page that stands on its head in a layout. */
    Layout upsideDown(PageImage pixels, Layout layout) {
        return searching.segment(pixels, layout.frame().upsideDown());
    }

    private Layout given(PageRequested page, PageImage pixels)
            throws StorageException, UnusableLinesException {
        if (page.pageId().number() > 1) {
            throw new UnusableLinesException("lines are taken for documents of one page only");
        }
        String key = ObjectKeys.lines(page.tenant(), page.pageId().batch(), page.documentName());
        byte[] xml =
                store.find(key)
                        .orElseThrow(() ->
                                new UnusableLinesException(
                                        "no lines came with \"%s\": upload an XML file of its name"
                                                .formatted(page.documentName())));
        try {
            return GivenLayout.of(xml, pixels, maxLines);
        } catch (IOException e) {
            throw new UnusableLinesException(String.valueOf(e.getMessage()), e);
        }
    }

    private static PinnedModel pinned(SegmenterIdentity identity) {
        return new PinnedModel(identity.name(), identity.version(), identity.digest());
    }
}
