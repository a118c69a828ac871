package org.trainyard.insights.trajectories;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.compute.Objective;

/**
 * The part of a path that decides where the plane lies and how large it is. Of a path that leaves for infinity it is what
 * comes before, with the place between two points where the loss grows too large: else one diverged run would make all
 * others, and the valley that it left, a single dot.
 *
 * @param points of the path up to its leaving, and the place where it leaves
 * @param last number of the last point before it leaves, from 0; of all points for a path that stays
 * @param leaves whether it does
 */
record Sensible(List<float[]> points, int last, boolean leaves) {

    /** Of the loss at its start, from where on a path that leaves has left. */
    private static final double FAR = 10;
    /** Of the loss at its start, from where on a path that ends there has left, although all its numbers are finite. */
    private static final double OUT = 10_000;
    /** Halvings after which a step is short enough: float32 numbers are at most 3.4e38. */
    private static final int MOST_HALVINGS = 300;

    /**
     * @param losses full loss at each point
     * @param diverged whether the run met a number that is not finite
     */
    static Sensible of(Path path, double[] losses, boolean diverged, Objective objective) {
        var points = path.points();
        double most = FAR * losses[0];
        double end = losses[losses.length - 1];
        boolean leaves = diverged || (losses[0] > 0 && !(end <= OUT * losses[0]));
        // One that stands, or has come back, has not left.
        if (!leaves || !Double.isFinite(most) || end <= most) {
            return new Sensible(points, points.size() - 1, false);
        }
        int last = points.size() - 1;
        while (last > 0 && !(losses[last] <= most)) {
            last--;
        }
        var sensible = new ArrayList<>(points.subList(0, last + 1));
        sensible.add(edge(points.get(last), points.get(last + 1), most, objective));
        return new Sensible(sensible, last, true);
    }

    /** Towards the next point, as far as the loss stays below. */
    private static float[] edge(float[] from, float[] to, double most, Objective objective) {
        double share = 1;
        float[] place = from;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            place = between(from, to, share);
            if (objective.at(place) <= most) {
                return place;
            }
            share /= 2;
        }
        return place;
    }

    private static float[] between(float[] from, float[] to, double share) {
        float[] place = new float[from.length];
        for (int i = 0; i < place.length; i++) {
            // What is not finite has no place on the way.
            double step = share * ((double) to[i] - from[i]);
            place[i] = Double.isFinite(step) ? (float) (from[i] + step) : from[i];
        }
        return place;
    }
}
