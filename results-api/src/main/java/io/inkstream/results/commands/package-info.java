/** What people ask to be done to a batch. */
@NullMarked
package io.inkstream.results.commands;

import org.jspecify.annotations.NullMarked;
