/** Where training and validation lines come from, and how they are batched. */
@NullMarked
package io.inkstream.trainer.dataset;

import org.jspecify.annotations.NullMarked;
