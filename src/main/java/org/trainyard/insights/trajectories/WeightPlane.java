package org.trainyard.insights.trajectories;

import java.util.ArrayList;
import java.util.List;

import org.ejml.data.FMatrixRMaj;

import org.trainyard.compute.Evenly;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.PrincipalComponents;
import org.trainyard.insights.trajectories.TrajectoriesView.Axes;
import org.trainyard.insights.trajectories.TrajectoriesView.Axis;

/** The plane on which paths are drawn: the two parameters themselves, or the two principal components of all paths. */
abstract class WeightPlane {

    /** Points of all paths together that decide where the plane lies. */
    private static final int FITTED = 400;
    /** Multiply-adds that the decomposition of n points with d numbers may take, about 4 n² d. */
    private static final double MOST_WORK = 2e9;

    /**
     * @param paths parameters at the points of each
     * @param inputs names of the numbers that go into the network, as many as it has inputs
     */
    static WeightPlane of(List<List<float[]>> paths, NetworkSpec network, List<String> inputs) {
        return paths.getFirst().getFirst().length == 2 ? new Exact(network, inputs) : new Fitted(paths);
    }

    abstract Axes axes();

    /** Where parameters lie: x and y. */
    abstract double[] of(float[] parameters);

    /** The parameters at a place. */
    abstract float[] at(double x, double y);

    /** Two parameters: two weights, or a weight and a bias. */
    private static final class Exact extends WeightPlane {

        private final Axes axes;

        Exact(NetworkSpec network, List<String> inputs) {
            boolean hasBias = network.layers().getFirst().bias();
            axes = new Axes("weights", new Axis("weight of " + inputs.getFirst(), null),
                    new Axis(hasBias || inputs.size() < 2
                            ? hasBias ? "bias" : "second weight"
                            : "weight of "
                                    + inputs.get(1),
                            null));
        }

        @Override
        Axes axes() {
            return axes;
        }

        @Override
        double[] of(float[] parameters) {
            return new double[]{parameters[0], parameters[1]};
        }

        @Override
        float[] at(double x, double y) {
            return new float[]{(float) x, (float) y};
        }
    }

    private static final class Fitted extends WeightPlane {

        private final PrincipalComponents components;

        Fitted(List<List<float[]>> paths) {
            var points = new ArrayList<float[]>();
            int parameters = paths.getFirst().getFirst().length;
            int fitted = (int) Math.min(FITTED, Math.sqrt(MOST_WORK / 4 / parameters));
            for (var path : paths) {
                for (int place : Evenly.fromEndToEnd(path.size(), Math.max(2, fitted / paths.size()))) {
                    points.add(path.get(place));
                }
            }
            components = PrincipalComponents.of(new FMatrixRMaj(points.toArray(float[][]::new)), 2);
        }

        @Override
        Axes axes() {
            return new Axes("principal-components", new Axis("first principal component", (double) components.share(0)),
                    new Axis("second principal component", (double) components.share(1)));
        }

        @Override
        double[] of(float[] parameters) {
            return new double[]{components.coordinate(parameters, 0), components.coordinate(parameters, 1)};
        }

        @Override
        float[] at(double x, double y) {
            return components.row(x, y);
        }
    }
}
