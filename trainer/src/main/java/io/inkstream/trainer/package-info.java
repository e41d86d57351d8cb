/** From ground truth to a measured model. */
@NullMarked
package io.inkstream.trainer;

import org.jspecify.annotations.NullMarked;
