/** How far a reading is from the truth: character, word and line errors. */
@NullMarked
package io.inkstream.recognition.evaluation;

import org.jspecify.annotations.NullMarked;
