/**
 * The mathematics: what to compute, and doing it.
 *
 * <p>
 * Read in this order. What to compute, immutable, and the JSON of requests at the same time: {@link
 * org.trainyard.compute.NetworkSpec} and {@link org.trainyard.compute.LayerSpec}; the families {@link
 * org.trainyard.compute.Activation}, {@link org.trainyard.compute.Loss}, {@link org.trainyard.compute.Initializer},
 * {@link org.trainyard.compute.Optimizer}, {@link org.trainyard.compute.LearningRateSchedule}, each one file, members
 * in the order in which a course meets them; {@link org.trainyard.compute.TrainingPlan}; and {@link
 * org.trainyard.compute.TargetEncoding}, the table of which of them go together. Then the rows: {@link
 * org.trainyard.compute.DataTable}, whose {@link org.trainyard.compute.InputRows} may lie in memory or not, {@link
 * org.trainyard.compute.Split}, {@link org.trainyard.compute.Preprocessing} with its Features and FittedScaling, {@link
 * org.trainyard.compute.PreparedData}. Then doing it: {@link org.trainyard.compute.Trainer}, whose machinery
 * (Network, DenseLayer, DropoutLayer, Parameter, Batches, BatchLoss, Updates, ParameterStep, Measurement, Patience) is
 * package-private, reports to a {@link org.trainyard.compute.TrainingListener} and can be put away as a {@link
 * org.trainyard.compute.Checkpoint} after any update; {@link org.trainyard.compute.TrainedModel} and {@link
 * org.trainyard.compute.Evaluation} are what comes out, with {@link org.trainyard.compute.RowScores} and {@link
 * org.trainyard.compute.Ranking} for a closer look; {@link org.trainyard.compute.Samples} shows the families at work, and
 * {@link org.trainyard.compute.Evenly} picks some of many.
 * Below it all lie {@link org.trainyard.compute.kernel.Elementary}, {@link org.trainyard.compute.RandomStream} and
 * {@code kernel}, which fix every bit.
 *
 * <p>
 * What it must not know: HTTP, SQL, Spring, loggers, the clock, threads, the file system. Jackson and Jakarta
 * Validation are here as annotations only. A training is a pure function of its arguments: the same bits on any
 * machine, under any flag, after any number of interruptions. Each sum has one written order, and no {@code Math.exp}
 * or its like, whose last bit is free, is used.
 *
 * <p>
 * {@code Activation.java} is longer than 300 lines: each of its seventeen members holds its two loops, value beside
 * derivative, so that no element costs a call that the compiler cannot see through. {@code Optimizer.java} is, too:
 * nine members with their formulas, settings and sources are one family. And {@code Trainer.java}: the course of a
 * training, with every way in which it starts, goes on and ends, is understood when it stands in one place.
 */
@NullMarked
package org.trainyard.compute;

import org.jspecify.annotations.NullMarked;
