@NullMarked
package io.inkstream.recognition.language;

import org.jspecify.annotations.NullMarked;
