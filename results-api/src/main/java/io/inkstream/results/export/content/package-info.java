/** What formats are made of: pages with their words, and the walk through documents. */
@NullMarked
package io.inkstream.results.export.content;

import org.jspecify.annotations.NullMarked;
