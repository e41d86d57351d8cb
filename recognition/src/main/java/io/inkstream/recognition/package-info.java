/** Page image to text; the nouns and the page recogniser. */
@NullMarked
package io.inkstream.recognition;

import org.jspecify.annotations.NullMarked;
