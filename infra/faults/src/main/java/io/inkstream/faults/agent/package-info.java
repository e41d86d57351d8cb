/** Loaded into the services by the harness: halts them at named steps, or gives them a bug. */
@NullMarked
package io.inkstream.faults.agent;

import org.jspecify.annotations.NullMarked;
