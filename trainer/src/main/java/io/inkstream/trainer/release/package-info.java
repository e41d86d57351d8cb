/** A trained network as ONNX files that describe themselves, and the gate they must pass. */
@NullMarked
package io.inkstream.trainer.release;

import org.jspecify.annotations.NullMarked;
