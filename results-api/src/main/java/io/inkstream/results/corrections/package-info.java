/** What people said that lines really say, and where it belongs in the readings of a page. */
@NullMarked
package io.inkstream.results.corrections;

import org.jspecify.annotations.NullMarked;
