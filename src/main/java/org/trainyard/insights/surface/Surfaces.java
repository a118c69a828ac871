package org.trainyard.insights.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.charts.Chart;
import org.trainyard.compute.TrainedModel;
import org.trainyard.insights.surface.SurfaceView.Shows;
import org.trainyard.insights.surface.SurfaceView.Unit;
import org.trainyard.insights.titles.RunTitle;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.web.Parameters;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** What the network of an epoch, or a unit of it, makes of every place in a plane. */
@Service
class Surfaces {

    /** Numbers in one answer. */
    private static final long MOST_NUMBERS = 2_000_000;
    /** Numbers that may have to be held for it: of all columns, or of all units of a layer, at all places. */
    private static final long MOST_HELD = 20_000_000;
    private static final float[][][] NO_SCORES = {};

    private final Runs runs;
    private final Replay replay;
    private final Preparation preparation;

    Surfaces(Runs runs, Replay replay, Preparation preparation) {
        this.runs = runs;
        this.replay = replay;
        this.preparation = preparation;
    }

    /**
     * What is asked for.
     *
     * @param layer from 1; null for the network's output
     * @param unit of the layer, from 1
     * @param all whether every unit is to be shown
     */
    record Question(int resolution, @Nullable String x, @Nullable String y, @Nullable Integer layer,
            @Nullable Integer unit, boolean all, @Nullable String epoch) {}

    /** A surface with what lies on it. */
    private record Seen(SurfaceView view, float[][][] scores, Plane plane, Preparation.Prepared prepared) {}

    /** @throws Problem {@code not-found}, {@code invalid-parameter}, {@code limit-exceeded}, {@code cost-budget} */
    SurfaceView view(String runId, Question question) {
        return seen(runId, question).view();
    }

    /** The same as a picture. */
    Chart chart(String runId, Question question) {
        var seen = seen(runId, question);
        return new SurfaceChart(seen.view(), seen.scores(), seen.plane(), seen.prepared())
                .chart(RunTitle.of(runs.name(runs.meant(runId)), seen.prepared().definition()) + what(question)
                        + ", epoch " + seen.view().epoch());
    }

    private static String what(Question question) {
        return question.all()
                ? ", all units (layer.unit)"
                : question.layer() != null ? ", layer %d, unit %d".formatted(question.layer(), unit(question)) : "";
    }

    private static int unit(Question question) {
        return question.unit() == null ? 1 : question.unit();
    }

    private Seen seen(String runId, Question question) {
        var epoch = replay.epoch(runId, question.epoch());
        var model = replay.model(runId, question.epoch());
        var definition = replay.course(runId).legOf(epoch).run().definition();
        var prepared = preparation.of(definition);
        var plane = Plane.of(prepared.table(),
                IntStream.range(0, model.columns()).filter(model::uses).boxed().toList(), question.x(), question.y(),
                question.resolution());
        requireFew(model, plane, question);
        var classes = definition.dataset().targets().getFirst().classes();
        if (question.all()) {
            return new Seen(new SurfaceView(epoch, plane.xName(), plane.yName(), plane.xs(), plane.ys(), classes,
                    Shows.ACTIVATION, null, null, units(model, plane)), NO_SCORES, plane, prepared);
        }
        if (question.layer() != null) {
            return new Seen(new SurfaceView(epoch, plane.xName(), plane.yName(), plane.xs(), plane.ys(), classes,
                    Shows.ACTIVATION, unit(model, plane, question.layer(), unit(question)), null, null), NO_SCORES,
                    plane,
                    prepared);
        }
        var outputs = model.outputs(plane.grid());
        float[][][] scores = IntStream.range(0, outputs.numCols).mapToObj(k -> column(outputs, k, plane))
                .toArray(float[][][]::new);
        return new Seen(output(model, outputs, scores, plane, epoch, classes), scores, plane, prepared);
    }

    private static void requireFew(TrainedModel model, Plane plane, Question question) {
        var layers = model.network().layers();
        long places = (long) plane.xs().length * plane.ys().length;
        long units = layers.stream().mapToLong(layer -> layer.units()).sum();
        if (question.all() && units * places > MOST_NUMBERS) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "%d units at %d places are %d numbers, and one answer has at most %d. Ask for a lower resolution."
                            .formatted(units, places, units * places, MOST_NUMBERS));
        }
        long widest = Math.max(model.columns(),
                layers.stream().mapToLong(layer -> layer.units()).max().orElseThrow());
        if (widest * places > MOST_HELD) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "The widest layer of this run, or its rows, have %d numbers; at %d places these are more than the %d of which a surface is made. Ask for a lower resolution."
                            .formatted(widest, places, MOST_HELD));
        }
    }

    private static SurfaceView output(TrainedModel model, FMatrixRMaj outputs, float[][][] scores, Plane plane,
            int epoch, @Nullable List<String> classes) {
        var shows = classes == null ? Shows.PREDICTION : outputs.numCols == 1 ? Shows.OUTPUT : Shows.CLASS;
        if (shows != Shows.CLASS) {
            return new SurfaceView(epoch, plane.xName(), plane.yName(), plane.xs(), plane.ys(), classes, shows,
                    scores[0], null, null);
        }
        float[][] winners = new float[plane.ys().length][plane.xs().length];
        float[][] certainty = new float[plane.ys().length][plane.xs().length];
        for (int i = 0; i < outputs.numRows; i++) {
            float[] row = new float[outputs.numCols];
            System.arraycopy(outputs.data, i * row.length, row, 0, row.length);
            int winner = model.predictedClass(row);
            float sum = 0;
            for (float output : row) {
                sum += output;
            }
            winners[i / plane.xs().length][i % plane.xs().length] = winner;
            certainty[i / plane.xs().length][i % plane.xs().length] = row[winner] / sum;
        }
        return new SurfaceView(epoch, plane.xName(), plane.yName(), plane.xs(), plane.ys(), classes, shows, winners,
                certainty, null);
    }

    private static float[][] unit(TrainedModel model, Plane plane, int layer, int unit) {
        var layers = model.network().layers();
        Parameters.requireBetween("layer", layer, 1, layers.size());
        Parameters.requireBetween("unit", unit, 1, layers.get(layer - 1).units());
        return column(model.activations(plane.grid(), layer - 1), unit - 1, plane);
    }

    private static List<Unit> units(TrainedModel model, Plane plane) {
        var grid = plane.grid();
        var all = new ArrayList<Unit>();
        for (int layer = 0; layer < model.network().layers().size(); layer++) {
            var activations = model.activations(grid, layer);
            for (int unit = 0; unit < activations.numCols; unit++) {
                all.add(new Unit(layer + 1, unit + 1, column(activations, unit, plane)));
            }
        }
        return all;
    }

    /** A column of numbers, one a place, by y, then x. */
    private static float[][] column(FMatrixRMaj numbers, int column, Plane plane) {
        float[][] values = new float[plane.ys().length][plane.xs().length];
        for (int i = 0; i < numbers.numRows; i++) {
            values[i / plane.xs().length][i % plane.xs().length] = numbers.get(i, column);
        }
        return values;
    }
}
