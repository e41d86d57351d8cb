/** hOCR 1.2. */
@NullMarked
package io.inkstream.results.export.hocr;

import org.jspecify.annotations.NullMarked;
