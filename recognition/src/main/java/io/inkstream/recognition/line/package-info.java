/** One text line as the picture a line model reads. */
@NullMarked
package io.inkstream.recognition.line;

import org.jspecify.annotations.NullMarked;
