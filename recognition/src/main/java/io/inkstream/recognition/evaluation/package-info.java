/**
 * How far a reading is from the truth: characters, graphemes, words, lines found and baselines, and
 * how sure such a figure is. The one place where this is computed.
 */
@NullMarked
package io.inkstream.recognition.evaluation;

import org.jspecify.annotations.NullMarked;
