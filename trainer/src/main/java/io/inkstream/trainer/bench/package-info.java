/** Our pages per core-second and errors beside Tesseract's, on the same pages in the same run. */
@NullMarked
package io.inkstream.trainer.bench;

import org.jspecify.annotations.NullMarked;
