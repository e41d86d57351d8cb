/** Lines that people or other programs drew, from ALTO and PAGE files. */
@NullMarked
package io.inkstream.recognition.pagexml;

import org.jspecify.annotations.NullMarked;
