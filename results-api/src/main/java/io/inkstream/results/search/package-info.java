/** Search in all lines: words are folded and looked up as written, as similar or as read else. */
@NullMarked
package io.inkstream.results.search;

import org.jspecify.annotations.NullMarked;
