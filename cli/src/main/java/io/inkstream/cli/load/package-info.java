/** A load generator: uploads at a rate, and what became of them. */
@NullMarked
package io.inkstream.cli.load;

import org.jspecify.annotations.NullMarked;
