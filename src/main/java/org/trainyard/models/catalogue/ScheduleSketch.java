package org.trainyard.models.catalogue;

import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Samples;
import org.trainyard.models.catalogue.CatalogueEntry.Curve;
import org.trainyard.models.catalogue.CatalogueEntry.Line;

/** The rate from epoch to epoch. */
final class ScheduleSketch {

    private static final double INITIAL = 0.1;
    private static final int EPOCHS = 100;
    /** After this epoch the loss stays where it is. */
    private static final int STALLS = 30;

    private ScheduleSketch() {}

    static Sketch of(String name, LearningRateSchedule schedule) {
        var losses = IntStream.rangeClosed(1, EPOCHS).mapToDouble(epoch -> 1.0 / Math.min(epoch, STALLS)).toArray();
        var curve = new Curve(
                "A training of %d epochs that starts at the rate %s; its loss falls until epoch %d and stays"
                        .formatted(EPOCHS, INITIAL, STALLS)
                        + " there. The settings of the schedule are their defaults.",
                "epoch", IntStream.rangeClosed(1, EPOCHS).asDoubleStream().toArray(),
                List.of(new Line("learning rate", Samples.of(schedule, INITIAL, losses))));
        return Sketch.of(name, curve, Ruler.linear("learning rate", 0.0));
    }
}
