/** Models over HTTP: what is registered, which versions are named, and moving those names. */
@NullMarked
package io.inkstream.results.models;

import org.jspecify.annotations.NullMarked;
