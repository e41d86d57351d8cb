/** Announcing again what got lost. */
@NullMarked
package io.inkstream.ingest.reconciling;

import org.jspecify.annotations.NullMarked;
