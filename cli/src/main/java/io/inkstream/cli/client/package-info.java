/** Talks to a server: uploads, follows, fetches. Also used by the demo. */
@NullMarked
package io.inkstream.cli.client;

import org.jspecify.annotations.NullMarked;
