/** The sample documents of the repository, made from a seed. */
@NullMarked
package io.inkstream.trainer.samples;

import org.jspecify.annotations.NullMarked;
