/** The model file: one .onnx that describes itself. */
@NullMarked
package io.inkstream.recognition.model;

import org.jspecify.annotations.NullMarked;
