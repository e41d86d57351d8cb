/** Line pictures to class probabilities: ONNX sessions and width buckets. */
@NullMarked
package io.inkstream.recognition.inference;

import org.jspecify.annotations.NullMarked;
