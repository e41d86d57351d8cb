/** Whether a model file that came from elsewhere may be used: what it holds, and a trial. */
@NullMarked
package io.inkstream.recognition.inspection;

import org.jspecify.annotations.NullMarked;
