/** From the names that people ask for to what reads their pages. */
@NullMarked
package io.inkstream.platform.plans;

import org.jspecify.annotations.NullMarked;
