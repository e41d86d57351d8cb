/** Checks a model and registers it in the object store, for ever. */
@NullMarked
package io.inkstream.trainer.publishing;

import org.jspecify.annotations.NullMarked;
