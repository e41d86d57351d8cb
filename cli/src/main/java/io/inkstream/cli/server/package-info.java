/** Finds a running server or starts one. */
@NullMarked
package io.inkstream.cli.server;

import org.jspecify.annotations.NullMarked;
