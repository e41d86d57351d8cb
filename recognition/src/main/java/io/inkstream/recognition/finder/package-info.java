/** A network that draws where the lines of a page are, and the lines traced from its drawing. */
@NullMarked
package io.inkstream.recognition.finder;

import org.jspecify.annotations.NullMarked;
