/** Result records as JSON and JSON Lines. */
@NullMarked
package io.inkstream.results.export.json;

import org.jspecify.annotations.NullMarked;
