/** Which lines are learnt from and which are only measured with, and the record of it. */
@NullMarked
package io.inkstream.trainer.dataset.splitting;

import org.jspecify.annotations.NullMarked;
