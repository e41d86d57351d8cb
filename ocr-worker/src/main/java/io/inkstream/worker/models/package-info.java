/** Model files, their registration and their sessions. */
@NullMarked
package io.inkstream.worker.models;

import org.jspecify.annotations.NullMarked;
