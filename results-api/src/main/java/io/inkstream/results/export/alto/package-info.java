/** ALTO 4.4. */
@NullMarked
package io.inkstream.results.export.alto;

import org.jspecify.annotations.NullMarked;
