/** What is known about batches, documents and pages, as JSON. */
@NullMarked
package io.inkstream.results.query;

import org.jspecify.annotations.NullMarked;
