/** Language models and word lists from texts, and how much they count for a model. */
@NullMarked
package io.inkstream.trainer.language;

import org.jspecify.annotations.NullMarked;
