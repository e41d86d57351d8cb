/** Real servers inside the process. */
@NullMarked
package io.inkstream.embedded;

import org.jspecify.annotations.NullMarked;
