/** Parts of page images and lines in any size, by the IIIF Image API 3. */
@NullMarked
package io.inkstream.results.image;

import org.jspecify.annotations.NullMarked;
