package io.inkstream.trainer.dataset;

import java.util.Random;

/**
 * An endless supply of training lines, decided by the random stream alone. For one thread at a
 * time.
 */
public interface LineSource {

    /** The next line with a text of about so many characters. */
    TextLine next(Random random, int shortest, int longest);
}
