/** What is likely to be written: character n-gram models and lexicons, and how they are built. */
@NullMarked
package io.inkstream.recognition.language;

import org.jspecify.annotations.NullMarked;
