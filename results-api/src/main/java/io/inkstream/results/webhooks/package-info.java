/** Telling other systems over HTTP what happened. */
@NullMarked
package io.inkstream.results.webhooks;

import org.jspecify.annotations.NullMarked;
