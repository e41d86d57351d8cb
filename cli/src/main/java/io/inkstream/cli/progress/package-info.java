/** Shows on a terminal or in a log how far a batch is. */
@NullMarked
package io.inkstream.cli.progress;

import org.jspecify.annotations.NullMarked;
