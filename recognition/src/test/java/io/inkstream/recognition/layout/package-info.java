@NullMarked
package io.inkstream.recognition.layout;

import org.jspecify.annotations.NullMarked;
