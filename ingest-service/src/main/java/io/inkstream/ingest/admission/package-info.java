/** Whether there is room for more work: what comes in is bounded by what the installation holds. */
@NullMarked
package io.inkstream.ingest.admission;

import org.jspecify.annotations.NullMarked;
