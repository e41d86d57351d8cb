package io.inkstream.worker;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.finder.PageFinder;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.layout.WholePicture;
import io.inkstream.recognition.pagexml.GivenLayout;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.models.LineFinders;
import io.inkstream.worker.models.ModelUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What batches may be pinned to: lines are searched for by their letters or with a network, come
 * with the document, or the picture is one line. Safe for many threads.
 */
final class PageSegmenters {
    private final ObjectStore store;
    private final int maxLines;
    private final PageFinder searching;
    private final LineFinders finders;
    private final PinnedModel search;
    private final PinnedModel given = pinned(GivenLayout.IDENTITY);
    private final PinnedModel whole = pinned(WholePicture.IDENTITY);

    PageSegmenters(ObjectStore store, LineFinders finders, SegmenterSettings settings) {
        this.store = store;
        this.maxLines = settings.maxLines();
        this.finders = finders;
        this.searching = PageFinder.of(new LineSegmenter(settings));
        this.search = pinned(searching.identity());
    }

    /** Those without a model file. */
    List<PinnedModel> all() {
        return List.of(search, given, whole);
    }

    /** Why a segmenter cannot be had; empty if it can. */
    Optional<String> objection(PinnedModel segmenter) throws StorageException {
        if (isBuiltIn(segmenter)) {
            return Optional.empty();
        }
        try {
            finders.fetch(segmenter);
            return Optional.empty();
        } catch (ModelUnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean isBuiltIn(PinnedModel segmenter) {
        return all().stream().anyMatch(known -> known.digest().equals(segmenter.digest()));
    }

    /** The lines of a page whose segmenter can be had. */
    Layout segment(PageRequested page, PageImage pixels)
            throws StorageException,
                    UnusableLinesException,
                    ModelUnavailableException,
                    InferenceException {
        String digest = page.plan().segmenter().digest();
        if (digest.equals(given.digest())) {
            return given(page, pixels);
        }
        return digest.equals(whole.digest())
                ? WholePicture.layout(pixels)
                : finder(page).find(pixels);
    }

    private PageFinder finder(PageRequested page)
            throws StorageException, ModelUnavailableException {
        PinnedModel segmenter = page.plan().segmenter();
        return segmenter.digest().equals(search.digest()) ? searching : finders.fetch(segmenter);
    }

    /** Whether lines were searched for, and so may have been searched for from the wrong side. */
    boolean maySearchAgain(PageRequested page) {
        String digest = page.plan().segmenter().digest();
        return !digest.equals(given.digest()) && !digest.equals(whole.digest());
    }

    /** The lines of a page that stands on its head in a layout. */
    Layout upsideDown(PageRequested page, PageImage pixels, Layout layout)
            throws StorageException, ModelUnavailableException, InferenceException {
        return finder(page).find(pixels, layout.frame().upsideDown());
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
