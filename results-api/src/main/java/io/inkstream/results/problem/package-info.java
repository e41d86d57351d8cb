/** Errors as problem+json with stable codes. */
@NullMarked
package io.inkstream.results.problem;

import org.jspecify.annotations.NullMarked;
