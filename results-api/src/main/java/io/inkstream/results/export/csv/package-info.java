/** Lines as a table. */
@NullMarked
package io.inkstream.results.export.csv;

import org.jspecify.annotations.NullMarked;
