/** The training recipe: one YAML file, every key known, every contradiction found at start. */
@NullMarked
package io.inkstream.trainer.recipe;

import org.jspecify.annotations.NullMarked;
