package org.trainyard.insights.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;

import org.trainyard.compute.Evenly;
import org.trainyard.runs.RunDefinition;
import org.trainyard.runs.Runs;
import org.trainyard.training.Course;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.web.Problem;

/** Trains a run again and looks into its layers. */
@Service
public class Layers {

    private final Runs runs;
    private final Replay replay;
    private final Preparation preparation;

    Layers(Runs runs, Replay replay, Preparation preparation) {
        this.runs = runs;
        this.replay = replay;
        this.preparation = preparation;
    }

    /**
     * @param points how many epochs are shown, at least 2
     * @throws Problem {@code not-found}, {@code cost-budget}
     */
    public LayersView of(String runId, int points) {
        var definition = runs.find(runId).definition();
        var course = replay.course(runId);
        var shown = thinned(recorded(course), points);
        var look = new LayerLook(course, shown, preparation.of(definition).data().training());
        if (course.epochs() == 0) {
            look.epochMeasured(0, replay.model(runId, "0"));
        } else {
            var last = replay.watch(course, 0, course.epochs(), look);
            look.ended(course.epochs(), last);
        }
        return new LayersView(shapes(definition), look.moments());
    }

    /**
     * The epochs that the runs of a course have measured, and the one that it has come to, be it recorded or not: it may
     * have stopped early, or not be at its end.
     */
    private static List<Integer> recorded(Course course) {
        var epochs = new ArrayList<Integer>();
        epochs.add(0);
        for (var leg : course.legs()) {
            var plan = leg.run().definition().training();
            IntStream.rangeClosed(leg.first() + 1, leg.last())
                    .filter(epoch -> epoch == 1 || epoch == plan.epochs() || epoch % plan.recordEvery() == 0)
                    .forEach(epochs::add);
        }
        if (epochs.getLast() < course.epochs()) {
            epochs.add(course.epochs());
        }
        return epochs;
    }

    private static List<Integer> thinned(List<Integer> epochs, int points) {
        return IntStream.of(Evenly.fromEndToEnd(epochs.size(), points)).mapToObj(epochs::get).toList();
    }

    private static List<LayersView.Shape> shapes(RunDefinition definition) {
        var network = definition.network();
        return IntStream.range(0, network.layers().size()).mapToObj(i -> {
            var layer = network.layers().get(i);
            int inputs = network.inputsOf(i);
            return new LayersView.Shape(i + 1, layer.activation().label(), inputs, layer.units(),
                    (long) inputs * layer.units() + (layer.bias() ? layer.units() : 0));
        }).toList();
    }
}
