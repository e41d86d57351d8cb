/** The network as one token string: its layers, and the same layers as libtorch modules. */
@NullMarked
package io.inkstream.trainer.network;

import org.jspecify.annotations.NullMarked;
