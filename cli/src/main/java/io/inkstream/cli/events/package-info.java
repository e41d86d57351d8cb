/** Reads topics. */
@NullMarked
package io.inkstream.cli.events;

import org.jspecify.annotations.NullMarked;
