/** Lets a candidate read some pages as well, and tells how its readings differ. */
@NullMarked
package io.inkstream.worker.shadow;

import org.jspecify.annotations.NullMarked;
