package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Changes how dark the pixels of a line are, in place. */
@FunctionalInterface
interface PixelOperator {

    void apply(GrayPicture line, double strength, Random random);
}
