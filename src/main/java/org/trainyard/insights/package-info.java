/**
 * What a network shows of itself. {@link org.trainyard.insights.EvaluationController}: how good it is on a part of its
 * data. Inside, {@code curves} draws how runs learned and compares them.
 */
@ApplicationModule(allowedDependencies = {"charts", "compute", "web", "datasets", "runs", "training"})
@NullMarked
package org.trainyard.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
