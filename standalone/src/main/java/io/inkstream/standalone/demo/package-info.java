/** The demo: the samples through the running server, judged against their truth. */
@NullMarked
package io.inkstream.standalone.demo;

import org.jspecify.annotations.NullMarked;
