/** Datasets: generators, built-ins, uploads, storage. */
@NullMarked
package org.trainyard.datasets;

import org.jspecify.annotations.NullMarked;
