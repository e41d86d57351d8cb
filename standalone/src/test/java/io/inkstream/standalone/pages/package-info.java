/** The web pages in a real browser, over a running server with real scans. */
@NullMarked
package io.inkstream.standalone.pages;

import org.jspecify.annotations.NullMarked;
