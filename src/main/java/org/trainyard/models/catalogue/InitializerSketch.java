package org.trainyard.models.catalogue;

import java.util.List;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.Samples;
import org.trainyard.models.catalogue.CatalogueEntry.Curve;
import org.trainyard.models.catalogue.CatalogueEntry.Line;

/** How often weights of which size are drawn, by drawing many. */
final class InitializerSketch {

    private static final int INPUTS = 64;
    private static final int UNITS = 32;
    private static final int DRAWS = 400_000;
    /** Intervals to either side of the one around 0. */
    private static final int SIDE = 30;
    private static final double WIDTH = 0.02;

    private InitializerSketch() {}

    static Sketch of(Initializer initializer) {
        var counts = new double[2 * SIDE + 1];
        for (double weight : Samples.of(initializer, INPUTS, UNITS, DRAWS)) {
            long interval = SIDE + Math.round(weight / WIDTH);
            if (interval >= 0 && interval < counts.length) {
                counts[(int) interval]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= DRAWS * WIDTH;
        }
        var curve = new Curve("Density of the weights of a layer with %d inputs and %d units, from %,d draws counted in"
                .formatted(INPUTS, UNITS, DRAWS) + " intervals of " + WIDTH + ".", "weight w",
                Sketch.places(-SIDE * WIDTH, SIDE * WIDTH, counts.length), List.of(new Line("density", counts)));
        return Sketch.of(initializer.label(), curve, Ruler.linear("density", 0.0));
    }
}
