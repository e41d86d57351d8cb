/** More work than can be done, and what becomes of it. */
@NullMarked
package io.inkstream.faults.overload;

import org.jspecify.annotations.NullMarked;
