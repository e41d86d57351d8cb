@NullMarked
package io.inkstream.recognition.line;

import org.jspecify.annotations.NullMarked;
