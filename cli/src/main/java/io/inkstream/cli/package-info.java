/** The command line client. */
@NullMarked
package io.inkstream.cli;

import org.jspecify.annotations.NullMarked;
