/** The read model and all questions to it. */
@NullMarked
package io.inkstream.results;

import org.jspecify.annotations.NullMarked;
