/**
 * The benchmark: how fast the engine is, beside libraries that people know. {@code src/bench/README.md} says how to run
 * it. {@link org.trainyard.bench.Benchmark} is the command; {@code measure} is how anything is measured; {@code
 * training}, {@code products} and {@code processes} are the tables. What JMH runs, {@code functions} and a class beside
 * the products, is for developers of kernels. None of it is part of the service or of its tests.
 */
@NullMarked
package org.trainyard.bench;

import org.jspecify.annotations.NullMarked;
