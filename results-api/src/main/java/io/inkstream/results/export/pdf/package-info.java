/** Searchable PDF/A-2b. */
@NullMarked
package io.inkstream.results.export.pdf;

import org.jspecify.annotations.NullMarked;
