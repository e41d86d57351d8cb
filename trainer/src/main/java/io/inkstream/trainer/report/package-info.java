/** Tells an evaluation to people: on the console and as one page of HTML. */
@NullMarked
package io.inkstream.trainer.report;

import org.jspecify.annotations.NullMarked;
