/** Trainings as their run folders tell of them. */
@NullMarked
package io.inkstream.results.runs;

import org.jspecify.annotations.NullMarked;
