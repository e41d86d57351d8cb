/** Who may ask what: keys, and on loopback without keys the checks that keep web pages out. */
@NullMarked
package io.inkstream.platform.access;

import org.jspecify.annotations.NullMarked;
