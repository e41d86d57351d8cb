/** Lines over HTTP: what they say, why, and what people say they really say. */
@NullMarked
package io.inkstream.results.lines;

import org.jspecify.annotations.NullMarked;
