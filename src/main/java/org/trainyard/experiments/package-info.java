/**
 * Many runs for one question: which width, which learning rate, which of three variants; by seeds or by folds.
 *
 * <p>
 * Read in this order: {@link org.trainyard.experiments.ExperimentRequest} (what is asked),
 * {@link org.trainyard.experiments.Combinations} (all settings that it comes to),
 * {@link org.trainyard.experiments.RunRequests} and {@link org.trainyard.experiments.RunOrders} (the runs),
 * {@link org.trainyard.experiments.Blame} (what is wrong with them, told at the places of the experiment's own request),
 * {@link org.trainyard.experiments.Standings} (how it stands), then {@link org.trainyard.experiments.Results} and the
 * controllers.
 *
 * <p>
 * An experiment and all its runs are stored in one transaction. That is the whole of its safety: what was acknowledged is
 * there with every run and job, what was not leaves nothing, and the runs go on by themselves after a crash as any run
 * does. Some hundreds of runs take a second or two to store; storing them step by step would need a job of its own that a
 * full house of trainings could keep waiting for hours, and an answer for datasets that are deleted in between.
 *
 * <p>
 * It does not know how runs are stored or trained: it meets them at {@link org.trainyard.runs.ExperimentRuns}.
 */
@ApplicationModule(allowedDependencies = {"compute", "web", "charts", "datasets", "runs"})
@NullMarked
package org.trainyard.experiments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
