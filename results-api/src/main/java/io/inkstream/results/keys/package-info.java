/** Making, listing and revoking keys. */
@NullMarked
package io.inkstream.results.keys;

import org.jspecify.annotations.NullMarked;
