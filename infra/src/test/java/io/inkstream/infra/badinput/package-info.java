/** Bad input, its right answers, and the test that sends it. */
@NullMarked
package io.inkstream.infra.badinput;

import org.jspecify.annotations.NullMarked;
