/** What is wrong with ground truth, found before a training is spent on it. */
@NullMarked
package io.inkstream.trainer.dataset.checking;

import org.jspecify.annotations.NullMarked;
