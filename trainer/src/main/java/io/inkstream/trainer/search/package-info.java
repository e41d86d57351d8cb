/** Several trainings on one split: what is tried, how each went, one table. */
@NullMarked
package io.inkstream.trainer.search;

import org.jspecify.annotations.NullMarked;
