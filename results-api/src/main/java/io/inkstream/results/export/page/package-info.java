/** PAGE XML 2019-07-15. */
@NullMarked
package io.inkstream.results.export.page;

import org.jspecify.annotations.NullMarked;
