/** The one renderer of text lines and pages, for samples, tests, training and benchmarks. */
@NullMarked
package io.inkstream.recognition.synthesis;

import org.jspecify.annotations.NullMarked;
