package org.trainyard.insights.trajectories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Objective;
import org.trainyard.insights.trajectories.TrajectoriesView.Contours;
import org.trainyard.insights.trajectories.TrajectoriesView.PathView;
import org.trainyard.insights.trajectories.TrajectoriesView.Points;
import org.trainyard.runs.RunDefinition;
import org.trainyard.runs.Runs;
import org.trainyard.training.Course;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Follows the weights of runs and lays their paths over the loss. */
@Service
class Trajectories {

    /** Rows over which the full loss is measured; where there are more, so many of them. */
    private static final int MOST_ROWS = 1000;
    /** Points of a path. */
    private static final int MOST_POINTS = 2000;
    private static final int LEAST_POINTS = 50;
    /** Multiply-adds that the losses along one path may take. */
    private static final double MOST_WORK = 2e9;
    /** The same for the contours. */
    private static final double MOST_CONTOUR_WORK = 1e10;
    /** Numbers of the points of all paths together: 80 MB. */
    private static final double MOST_NUMBERS = 2e7;
    private static final int MOST_PARAMETERS = 50_000;
    private static final int FINE_GRID = 41;
    /** Of large networks; there are then more rows for each place. */
    private static final int COARSE_GRID = 21;
    private static final double MARGIN = 0.15;

    private final Runs runs;
    private final Replay replay;
    private final Preparation preparation;

    Trajectories(Runs runs, Replay replay, Preparation preparation) {
        this.runs = runs;
        this.replay = replay;
        this.preparation = preparation;
    }

    /**
     * @param asked ids of runs, one or more
     * @throws Problem {@code not-found}; {@code shape-mismatch} for runs that have no loss in common; {@code limit-exceeded};
     *             {@code cost-budget}
     */
    TrajectoriesView of(List<String> asked) {
        var ids = asked.stream().map(runs::meant).distinct().toList();
        var all = ids.stream().map(runs::find).toList();
        var first = all.getFirst().definition();
        all.forEach(run -> requireFits(run.definition(), first));
        var prepared = preparation.of(first);
        int grid = gridOf(first);
        int rows = rows(first, grid);
        var objective = Objective.of(first.network(), first.training(), prepared.data(), rows);
        if (objective.size() < 2 || objective.size() > MOST_PARAMETERS) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "A path needs 2 to %d parameters to be drawn; this network has %d.".formatted(MOST_PARAMETERS,
                            objective.size()));
        }
        var paths = ids.stream().map(id -> follow(id, objective, mostPoints(first, rows, ids.size()))).toList();
        var losses = paths.stream().map(path -> path.points().stream().mapToDouble(objective::at).toArray()).toList();
        var sensible = IntStream.range(0, paths.size())
                .mapToObj(i -> Sensible.of(paths.get(i), losses.get(i), diverged(ids.get(i)), objective)).toList();
        var shown = sensible.stream().map(Sensible::points).toList();
        var plane = WeightPlane.of(shown, first.network(), inputs(first));
        var contours = contours(shown, plane, objective, grid);
        double lowest = DoubleStream.concat(losses.stream().flatMapToDouble(DoubleStream::of),
                Arrays.stream(contours.values()).flatMapToDouble(DoubleStream::of))
                .filter(Double::isFinite).min().orElse(Double.NaN);
        var views = IntStream.range(0, ids.size())
                .mapToObj(i -> view(all.get(i), paths.get(i), plane, losses.get(i), lowest, sensible.get(i)))
                .toList();
        return new TrajectoriesView(plane.axes(), contours, views);
    }

    private boolean diverged(String id) {
        return runs.result(id).map(Runs.Result::diverged).isPresent();
    }

    private static int gridOf(RunDefinition definition) {
        double work = (double) Math.min(MOST_ROWS, definition.trainingRows()) * definition.network().weights();
        return work * FINE_GRID * FINE_GRID <= MOST_CONTOUR_WORK ? FINE_GRID : COARSE_GRID;
    }

    private static int rows(RunDefinition definition, int grid) {
        double affordable = MOST_CONTOUR_WORK / ((double) grid * grid * definition.network().weights());
        return (int) Math.max(1, Math.min(Math.min(MOST_ROWS, definition.trainingRows()), affordable));
    }

    private static int mostPoints(RunDefinition definition, int rows, int paths) {
        double byWork = MOST_WORK / ((double) rows * definition.network().weights());
        double byNumbers = MOST_NUMBERS / ((double) definition.network().parameters() * paths);
        return (int) Math.max(LEAST_POINTS, Math.min(MOST_POINTS, Math.min(byWork, byNumbers)));
    }

    /** What the runs must have in common to descend the same loss. */
    private static void requireFits(RunDefinition run, RunDefinition first) {
        if (run.training().loss() == null) {
            throw new Problem(ProblemType.VALIDATION,
                    "The perceptron's rule descends no loss: there is nothing to draw its path over. Train with sgd.");
        }
        if (!run.network().summary().equals(first.network().summary())
                || !run.dataset().sha256().equals(first.dataset().sha256()) || !run.split().equals(first.split())
                || !run.preprocessing().equals(first.preprocessing()) || !descendsLike(run, first)
                || (run.seed() != first.seed() && first.split().isDrawn(first.dataset().rows()))) {
            throw new Problem(ProblemType.SHAPE_MISMATCH, "Paths lie over one loss only where the runs have the same "
                    + "layers, dataset, split, preprocessing, loss and penalty; optimizer, schedule, batchSize, epochs "
                    + "and the start may differ, and the seed where it does not decide which rows train.");
        }
    }

    private static boolean descendsLike(RunDefinition run, RunDefinition first) {
        return run.training().measuresLike(first.training()) && run.training().l1().equals(first.training().l1())
                && run.training().l2().equals(first.training().l2());
    }

    private Path follow(String id, Objective objective, int most) {
        var course = replay.course(id);
        int every = (int) Math.max(1, Math.ceilDiv(course.updates(), most));
        var path = new Path(objective, course.updates(), every);
        if (course.updates() > 0) {
            replay.watch(course, 0, course.epochs(), path);
        }
        if (path.points().isEmpty()) {
            path.standsAt(flat(id));
        }
        return path;
    }

    /** The weights of a run that has made no whole update. */
    private float[] flat(String id) {
        var numbers = new ArrayList<Float>();
        replay.model(id, "0").parameters().forEach(layer -> {
            for (float[] row : layer.weights()) {
                for (float weight : row) {
                    numbers.add(weight);
                }
            }
            for (float bias : layer.biases()) {
                numbers.add(bias);
            }
        });
        float[] flat = new float[numbers.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = numbers.get(i);
        }
        return flat;
    }

    private static List<String> inputs(RunDefinition definition) {
        var features = definition.preprocessing().features();
        return features != null
                ? features
                : definition.dataset().features().stream().map(feature -> feature.name()).toList();
    }

    private static Contours contours(List<List<float[]>> paths, WeightPlane plane, Objective objective, int grid) {
        var places = paths.stream().flatMap(List::stream).map(plane::of).toList();
        double[] x = places(places.stream().mapToDouble(place -> place[0]).filter(Double::isFinite)
                .summaryStatistics(), grid);
        double[] y = places(places.stream().mapToDouble(place -> place[1]).filter(Double::isFinite)
                .summaryStatistics(), grid);
        double[][] values = new double[grid][grid];
        for (int i = 0; i < grid; i++) {
            for (int j = 0; j < grid; j++) {
                values[i][j] = objective.at(plane.at(x[j], y[i]));
            }
        }
        return new Contours(x, y, values);
    }

    private static double[] places(DoubleSummaryStatistics range, int grid) {
        double span = range.getMax() > range.getMin() ? range.getMax() - range.getMin() : 1;
        double low = range.getMin() - MARGIN * span;
        return IntStream.range(0, grid).mapToDouble(i -> low + (1 + 2 * MARGIN) * span * i / (grid - 1)).toArray();
    }

    private PathView view(Runs.Progress run, Path path, WeightPlane plane, double[] losses, double lowest,
            Sensible sensible) {
        var gait = Gait.of(path.points(), losses);
        var definition = run.definition();
        int batchSize = definition.batchRows();
        double[] x = path.points().stream().mapToDouble(point -> plane.of(point)[0]).toArray();
        double[] y = path.points().stream().mapToDouble(point -> plane.of(point)[1]).toArray();
        double end = losses[losses.length - 1];
        return new PathView(run.id(), runs.name(run.id()), batchSize, updates(run.id()), path.every(),
                new Points(path.numbers(), x, y, losses), gait.length(), gait.distance(), finite(gait.detour()),
                finite(gait.raisingShare()), finite(gait.meanCosine()), finite(path.gradientNoise()), finite(end),
                finite(end - lowest),
                sensible.leaves() ? (Long) path.numbers()[sensible.last()] : null,
                gait.inWords(batchSize, definition.trainingRows()));
    }

    private long updates(String id) {
        Course course = replay.course(id);
        return course.updates();
    }

    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? (Double) figure : null;
    }
}
