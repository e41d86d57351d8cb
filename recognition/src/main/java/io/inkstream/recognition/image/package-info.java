/** Pixels: decoding, binarisation, connected components, skew. Knows nothing of text lines. */
@NullMarked
package io.inkstream.recognition.image;

import org.jspecify.annotations.NullMarked;
