/** What crosses a process border, and nothing else. */
@NullMarked
package io.inkstream.contracts;

import org.jspecify.annotations.NullMarked;
