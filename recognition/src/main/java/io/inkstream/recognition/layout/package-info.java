/** Page image to text lines in reading order. */
@NullMarked
package io.inkstream.recognition.layout;

import org.jspecify.annotations.NullMarked;
