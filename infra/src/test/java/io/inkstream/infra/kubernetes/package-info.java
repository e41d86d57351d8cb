/** Holds the manifests of Kubernetes to the API's types and to the services. */
@NullMarked
package io.inkstream.infra.kubernetes;

import org.jspecify.annotations.NullMarked;
