/** What it takes to read so many pages a day, and what happens to the queue meanwhile. */
@NullMarked
package io.inkstream.infra.capacity;

import org.jspecify.annotations.NullMarked;
