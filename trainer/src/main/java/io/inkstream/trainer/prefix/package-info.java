/**
 * The next character after a text so far, from the picture of the line and that text: a ResNet
 * beside a BiLSTM.
 */
@NullMarked
package io.inkstream.trainer.prefix;

import org.jspecify.annotations.NullMarked;
