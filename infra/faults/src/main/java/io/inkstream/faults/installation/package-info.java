/** The packaged services, a broker and a database as processes, with proxies between them. */
@NullMarked
package io.inkstream.faults.installation;

import org.jspecify.annotations.NullMarked;
