/**
 * What a network shows of itself. {@link org.trainyard.insights.EvaluationController}: how good it is on a part of its
 * data.
 */
@ApplicationModule(allowedDependencies = {"compute", "web", "datasets", "runs", "training"})
@NullMarked
package org.trainyard.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
