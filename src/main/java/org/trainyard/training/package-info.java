/**
 * Running runs: on db-scheduler, in the background, as many at a time as {@code db-scheduler.threads} says, two
 * unless it is set, and none at all where it is 0.
 *
 * <p>
 * Read in this order: {@link org.trainyard.training.TrainingQueue} (a queued run becomes a job in the same transaction),
 * {@link org.trainyard.training.TrainingJobs} (the job, and how db-scheduler is set up),
 * {@link org.trainyard.training.TrainingWorker} (one run from its first batch to its end),
 * {@link org.trainyard.training.EpochRecorder} (the thread beside the training that writes what it measured),
 * {@link org.trainyard.training.Replay} (the network after any epoch, and the state that a run begins with which goes on
 * from another one's; what may be trained again for it is an {@link org.trainyard.training.Effort}), then the controllers
 * that need one.
 *
 * <p>
 * This module never touches the tables of {@code runs}: all it writes goes through
 * {@link org.trainyard.runs.RunLedger}, whose fence makes results exactly-once on a queue that may deliver twice.
 */
@ApplicationModule(allowedDependencies = {"compute", "transactions", "web", "node", "datasets", "runs"})
@NullMarked
package org.trainyard.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
