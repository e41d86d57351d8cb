package io.inkstream.recognition.finder;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.layout.UprightFrame;

/** Finds the lines of pages in reading order; which way is a choice. */
public interface PageFinder {

    /** What results name as their segmenter. */
    SegmenterIdentity identity();

    /** The lines of a page, from whichever side it has to be read. */
    Layout find(PageImage page) throws InferenceException;

    /** The lines of a page that is to be looked at in a given way. */
    Layout find(PageImage page, UprightFrame frame) throws InferenceException;

    /** By letters and the white between them, without a network. */
    static PageFinder of(LineSegmenter segmenter) {
        return new PageFinder() {
            @Override
            public SegmenterIdentity identity() {
                return segmenter.identity();
            }

            @Override
            public Layout find(PageImage page) {
                return segmenter.segment(page);
            }

            @Override
            public Layout find(PageImage page, UprightFrame frame) {
                return segmenter.segment(page, frame);
            }
        };
    }
}
