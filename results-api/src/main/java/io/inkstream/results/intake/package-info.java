/** Events of the topics into rows, in one transaction with the offsets. */
@NullMarked
package io.inkstream.results.intake;

import org.jspecify.annotations.NullMarked;
