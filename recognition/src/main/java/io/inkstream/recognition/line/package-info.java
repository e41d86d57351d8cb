/** Text lines cut from a page and made ready for a model. */
@NullMarked
package io.inkstream.recognition.line;

import org.jspecify.annotations.NullMarked;
