/** TEI P5. */
@NullMarked
package io.inkstream.results.export.tei;

import org.jspecify.annotations.NullMarked;
