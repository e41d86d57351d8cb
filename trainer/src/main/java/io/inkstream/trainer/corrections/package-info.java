/** What people corrected, as data to learn from: a range of offsets of its topic is a version. */
@NullMarked
package io.inkstream.trainer.corrections;

import org.jspecify.annotations.NullMarked;
