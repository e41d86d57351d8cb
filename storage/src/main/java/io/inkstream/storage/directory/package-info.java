/** The store in a directory. */
@NullMarked
package io.inkstream.storage.directory;

import org.jspecify.annotations.NullMarked;
