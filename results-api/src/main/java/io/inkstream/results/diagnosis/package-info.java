/** What the service finds out about what it stands on. */
@NullMarked
package io.inkstream.results.diagnosis;

import org.jspecify.annotations.NullMarked;
