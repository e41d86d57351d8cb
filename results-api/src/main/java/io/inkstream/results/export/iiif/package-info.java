/** IIIF Presentation 3. */
@NullMarked
package io.inkstream.results.export.iiif;

import org.jspecify.annotations.NullMarked;
