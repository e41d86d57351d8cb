package io.inkstream.recognition.image;

/** Decides for every pixel of a page whether it is ink. Implementations give identical results. */
interface Binarizer {
    BinaryImage binarize(PageImage page, Thresholds thresholds);
}
