@NullMarked
package io.inkstream.recognition;

import org.jspecify.annotations.NullMarked;
