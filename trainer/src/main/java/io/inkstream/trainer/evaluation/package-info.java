/** Reads lines, pages and characters with known truth and says how well a model did. */
@NullMarked
package io.inkstream.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
