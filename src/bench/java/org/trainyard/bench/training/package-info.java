/**
 * Whole trainings: the {@link org.trainyard.bench.training.Workload}s of {@code src/bench/workloads.json}, done by the
 * engine ({@link org.trainyard.bench.training.EngineSide}) and by Python libraries
 * ({@link org.trainyard.bench.training.LibrarySide}), from the same rows and start weights
 * ({@link org.trainyard.bench.training.Start}) in the same batches. What is timed is the training alone: no building, no
 * measuring of losses. Final losses are compared, and a difference ends the benchmark.
 */
@NullMarked
package org.trainyard.bench.training;

import org.jspecify.annotations.NullMarked;
