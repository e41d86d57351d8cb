/** Bytes under keys. */
@NullMarked
package io.inkstream.storage;

import org.jspecify.annotations.NullMarked;
