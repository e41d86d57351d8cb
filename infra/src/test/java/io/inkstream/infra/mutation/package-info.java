/** Good files with changes at random, for everything that reads what others sent. */
@NullMarked
package io.inkstream.infra.mutation;

import org.jspecify.annotations.NullMarked;
