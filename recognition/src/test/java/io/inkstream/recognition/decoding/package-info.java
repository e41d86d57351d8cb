@NullMarked
package io.inkstream.recognition.decoding;

import org.jspecify.annotations.NullMarked;
