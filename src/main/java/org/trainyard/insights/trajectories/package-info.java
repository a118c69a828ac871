/**
 * The way that descent takes, over the loss. {@link org.trainyard.insights.trajectories.Trajectories} trains the runs again
 * and follows their weights ({@link org.trainyard.insights.trajectories.Path}), puts all of them on one
 * {@link org.trainyard.insights.trajectories.WeightPlane}, fitted to what comes before a path leaves for infinity
 * ({@link org.trainyard.insights.trajectories.Sensible}), and measures how they went
 * ({@link org.trainyard.insights.trajectories.Gait}).
 */
@NullMarked
package org.trainyard.insights.trajectories;

import org.jspecify.annotations.NullMarked;
