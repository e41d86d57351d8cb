package io.inkstream.recognition.image;

/**
 * Local threshold after J. Sauvola and M. Pietikainen, "Adaptive document image binarization",
 * Pattern Recognition 33 (2000), with range and k fitted to the contrast around each place. Runs on
 * the Vector API where the module {@code jdk.incubator.vector} is present, in plain loops
 * elsewhere, with identical output. Stateless.
 */
public final class Sauvola {
    private static final Binarizer BINARIZER = fastest();

    private Sauvola() {}

    public static BinaryImage binarize(PageImage page) {
        return BINARIZER.binarize(page, Thresholds.of(page));
    }

    private static Binarizer fastest() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && SauvolaVector.isSupported() ? new SauvolaVector() : new SauvolaScalar();
    }
}
