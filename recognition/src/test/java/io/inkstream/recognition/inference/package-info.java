@NullMarked
package io.inkstream.recognition.inference;

import org.jspecify.annotations.NullMarked;
