/** Holds what is shipped beside the code (images, compose file, documents) to the code. */
@NullMarked
package io.inkstream.infra;

import org.jspecify.annotations.NullMarked;
