/** Lines changed anew each time they are drawn, so that a network sees no line twice. */
@NullMarked
package io.inkstream.trainer.dataset.augmentation;

import org.jspecify.annotations.NullMarked;
