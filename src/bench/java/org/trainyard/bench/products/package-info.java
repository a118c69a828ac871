/**
 * The three products of a dense layer, our kernels ({@link org.trainyard.bench.products.EngineProducts}) against
 * OpenBLAS ({@link org.trainyard.bench.products.OpenBlas}, called in this process through {@code java.lang.foreign}),
 * on the same numbers, one thread each. A shape whose results differ ends the benchmark.
 */
@NullMarked
package org.trainyard.bench.products;

import org.jspecify.annotations.NullMarked;
