/** The store behind the S3 API. */
@NullMarked
package io.inkstream.storage.s3;

import org.jspecify.annotations.NullMarked;
