package org.trainyard.models.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.Panels;
import org.trainyard.compute.Optimizer;
import org.trainyard.models.catalogue.CatalogueEntry.Curve;
import org.trainyard.models.catalogue.CatalogueEntry.Line;

/** What an optimizer does to a few weights: down a long valley, or, where there is no loss, learning the gate AND. */
final class OptimizerSketches {

    private static final int UPDATES = 60;
    /** How much steeper the valley is across than along. */
    private static final double STEEPER = 25;
    /** No rate suits all: one that is right for sgd hardly moves adadelta. */
    private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
    /** Inputs x₁, x₂ and 1 for the bias; the target last. */
    private static final int[][] AND = {{0, 0, 1, 0}, {0, 1, 1, 0}, {1, 0, 1, 0}, {1, 1, 1, 1}};

    private OptimizerSketches() {}

    static Sketch of(String name, Optimizer optimizer) {
        return optimizer.descends() ? valley(name, optimizer) : gate(name, optimizer);
    }

    private static Sketch valley(String name, Optimizer optimizer) {
        double best = RATES[0];
        for (double rate : RATES) {
            if (meanLoss(path(optimizer, rate)) < meanLoss(path(optimizer, best))) {
                best = rate;
            }
        }
        var path = path(optimizer, best);
        var loss = new Line("loss", Arrays.stream(path).mapToDouble(OptimizerSketches::loss).toArray());
        var along = new Line("w₁", Arrays.stream(path).mapToDouble(w -> w[0]).toArray());
        var across = new Line("w₂", Arrays.stream(path).mapToDouble(w -> w[1]).toArray());
        var curve = new Curve(
                "Down the valley (w₁² + %s w₂²) / 2 from (4, 1), at rate %s: of %s to %s the one with the"
                        .formatted(text(STEEPER), text(best), text(RATES[0]), text(RATES[RATES.length - 1]))
                        + " lowest loss on average. The other settings are their defaults.",
                "update", updates(UPDATES),
                List.of(loss, along, across));
        return new Sketch(curve, new Panels("%s at rate %s".formatted(name, text(best)),
                List.of(Sketch.chart("", curve, Ruler.logarithmic("loss"), loss),
                        Sketch.chart("", curve, Ruler.linear("weights", 0.0), along, across))));
    }

    private static double loss(float[] w) {
        double loss = (w[0] * (double) w[0] + STEEPER * w[1] * w[1]) / 2;
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private static double meanLoss(float[][] path) {
        return Arrays.stream(path).mapToDouble(OptimizerSketches::loss).average().orElseThrow();
    }

    private static float[][] path(Optimizer optimizer, double rate) {
        float[] w = {4, 1};
        var walk = new Walk(optimizer, w);
        var path = new float[UPDATES + 1][];
        for (int update = 0; update <= UPDATES; update++) {
            path[update] = w.clone();
            walk.step(rate, w[0], (float) STEEPER * w[1]);
        }
        return path;
    }

    private static Sketch gate(String name, Optimizer optimizer) {
        int updates = 8 * AND.length;
        var w = new float[3];
        var walk = new Walk(optimizer, w);
        var wrong = new double[updates + 1];
        for (int update = 0; update <= updates; update++) {
            wrong[update] = Arrays.stream(AND).filter(row -> predicted(w, row) != row[3]).count();
            var row = AND[update % AND.length];
            float miss = predicted(w, row) - row[3];
            walk.step(optimizer.learningRate(), miss * row[0], miss * row[1], miss * row[2]);
        }
        var curve = new Curve(
                "One step unit learns the gate AND, all weights 0 at first, one row after the other, at rate"
                        + " %s.".formatted(text(optimizer.learningRate())),
                "update", updates(updates),
                List.of(new Line("wrong rows of 4", wrong)));
        return Sketch.of(name + " learns AND", curve, Ruler.whole("wrong rows of 4", 0.0));
    }

    private static int predicted(float[] w, int[] row) {
        return w[0] * row[0] + w[1] * row[1] + w[2] * row[2] >= 0 ? 1 : 0;
    }

    private static double[] updates(int last) {
        return IntStream.rangeClosed(0, last).asDoubleStream().toArray();
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** Some weights on their way, with what their optimizer remembers. */
    private static final class Walk {
        private final Optimizer optimizer;
        private final float[] w;
        private final float[][] slots;
        private final double[] scalars;

        Walk(Optimizer optimizer, float[] w) {
            this.optimizer = optimizer;
            this.w = w;
            var memory = optimizer.memory();
            slots = new float[memory.slots().size()][w.length];
            if (slots.length > 0) {
                Arrays.fill(slots[0], memory.first());
            }
            scalars = DoubleStream.generate(() -> 1).limit(memory.scalars().size()).toArray();
        }

        void step(double rate, float... gradient) {
            optimizer.begin(scalars);
            optimizer.update(w, gradient, slots, scalars, rate, 0, w.length);
        }
    }
}
