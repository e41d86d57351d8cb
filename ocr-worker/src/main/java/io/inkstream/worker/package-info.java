/** Takes a page to its outcome. */
@NullMarked
package io.inkstream.worker;

import org.jspecify.annotations.NullMarked;
