package org.trainyard.insights.trajectories;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Descent paths of several runs on one plane over the loss.
 *
 * @param axes what the plane is
 * @param contours the loss over the plane
 * @param paths one a run, in the order in which they were asked for
 */
record TrajectoriesView(Axes axes, Contours contours, List<PathView> paths) {

    /**
     * What the plane is.
     *
     * @param kind `weights` where the network has two parameters, which are the axes; else `principal-components`: the two
     *        directions in which the weights of all paths differ most
     * @param x the horizontal axis
     * @param y the vertical axis
     */
    record Axes(String kind, Axis x, Axis y) {}

    /**
     * One axis.
     *
     * @param name what it is
     * @param explained share of the variance of all paths that lies along it; null for a weight
     */
    record Axis(String name, @Nullable Double explained) {}

    /**
     * The full loss, penalty included, over the plane.
     *
     * @param x places along the horizontal axis
     * @param y places along the vertical axis
     * @param values by y, then x
     */
    record Contours(double[] x, double[] y, double[][] values) {}

    /**
     * How one run descended. The full loss is that of all training rows, penalty included.
     *
     * @param run its id
     * @param name its label
     * @param batchSize rows an update
     * @param updates its updates
     * @param every updates from one point of the path to the next: 1 unless the path is long
     * @param points the path: update, place and full loss
     * @param length length of the path: the sum of its steps, in all dimensions
     * @param distance straight from its start to its end
     * @param detour length over distance: 1 is straight
     * @param raisingShare share of the steps that raise the full loss, 0 to 1
     * @param meanCosine mean cosine of the angle between one step and the next: 1 is straight on, negative is zigzag
     * @param gradientNoise mean squared distance of the mini-batch's gradient from the full one, over the mean squared length
     *        of the full one; at up to 32 updates
     * @param finalLoss full loss at its end
     * @param excessLoss full loss at its end above the lowest one seen on any path or on the plane
     * @param leaves number of the update after which its loss grows without end, so that the path leaves the plane, which
     *        is as large as what lies before; null for a path that stays
     * @param inWords what these figures say
     */
    record PathView(String run, @Nullable String name, int batchSize, long updates, int every, Points points,
            double length, double distance, @Nullable Double detour, @Nullable Double raisingShare,
            @Nullable Double meanCosine, @Nullable Double gradientNoise, @Nullable Double finalLoss,
            @Nullable Double excessLoss, @Nullable Long leaves, String inWords) {}

    /**
     * The points of a path.
     *
     * @param update number of the update after which it is; 0 is the start
     * @param x along the horizontal axis
     * @param y along the vertical axis
     * @param loss full loss there
     */
    record Points(long[] update, double[] x, double[] y, double[] loss) {}
}
