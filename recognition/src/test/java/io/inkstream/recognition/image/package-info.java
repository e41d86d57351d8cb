@NullMarked
package io.inkstream.recognition.image;

import org.jspecify.annotations.NullMarked;
