/** The text alone. */
@NullMarked
package io.inkstream.results.export.text;

import org.jspecify.annotations.NullMarked;
