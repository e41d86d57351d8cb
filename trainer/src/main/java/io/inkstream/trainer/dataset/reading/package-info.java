/** Ground truth in the formats it comes in, recognised from the files of a folder. */
@NullMarked
package io.inkstream.trainer.dataset.reading;

import org.jspecify.annotations.NullMarked;
