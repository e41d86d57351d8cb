/** What is measured of the read model itself. */
@NullMarked
package io.inkstream.results.metrics;

import org.jspecify.annotations.NullMarked;
