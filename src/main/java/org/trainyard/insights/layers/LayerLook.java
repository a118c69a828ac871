package org.trainyard.insights.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.LayerActivity;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.Update;
import org.trainyard.training.Course;
import org.trainyard.training.RunObserver;

/** Looks into the layers after some epochs, and at the updates that those end with. */
final class LayerLook implements RunObserver {

    private static final int MOST_ROWS = 256;

    private final PreparedData.Part rows;
    /** Which epoch's figures an update gives. */
    private final Map<Long, List<Integer>> updates = new TreeMap<>();
    private final Map<Integer, List<Norms>> norms = new TreeMap<>();
    private final Map<Integer, List<LayersView.State>> states = new TreeMap<>();
    private final List<Integer> shown;

    private record Norms(double gradient, @Nullable Double ratio) {}

    LayerLook(Course course, List<Integer> shown, PreparedData.Part rows) {
        this.rows = rows;
        this.shown = shown;
        for (int epoch : shown) {
            updates.computeIfAbsent(epoch == 0 ? 1 : course.lastUpdateOf(epoch), _ -> new ArrayList<>()).add(epoch);
        }
    }

    @Override
    public boolean wants(long update) {
        return updates.containsKey(update);
    }

    @Override
    public void updated(Update update) {
        for (int epoch : updates.getOrDefault(update.number(), List.of())) {
            norms.put(epoch, update.layers().stream().map(layer -> new Norms(layer.gradient().norm(),
                    epoch == 0 ? null : ratio(layer.after().distance(layer.before()), layer.before().norm())))
                    .toList());
        }
    }

    @Override
    public void epochMeasured(EpochReport report, Supplier<TrainedModel> model) {
        if (shown.contains(report.epoch())) {
            epochMeasured(report.epoch(), model.get());
        }
    }

    void epochMeasured(int epoch, TrainedModel model) {
        states.put(epoch, states(model));
    }

    /** Looks at the epoch that a training has come to, which nobody measured if it was not to be recorded. */
    void ended(int epoch, TrainedModel model) {
        if (!states.containsKey(epoch)) {
            epochMeasured(epoch, model);
        }
    }

    List<LayersView.Moment> moments() {
        return states.entrySet().stream().map(entry -> moment(entry.getKey(), entry.getValue())).toList();
    }

    /** What the weights tell; the norms of their updates are put beside it at the end. */
    private List<LayersView.State> states(TrainedModel model) {
        var activity = LayerActivity.of(model, rows, MOST_ROWS);
        var parameters = model.parameters();
        var all = new ArrayList<LayersView.State>();
        for (int i = 0; i < parameters.size(); i++) {
            var numbers = new Update.Numbers(flat(parameters.get(i).weights()), parameters.get(i).biases());
            all.add(new LayersView.State(numbers.norm(), null, null, activity.get(i).dead(),
                    activity.get(i).saturated(), LayersView.Spread.of(numbers.weights(), numbers.biases()),
                    LayersView.Spread.of(activity.get(i).activations())));
        }
        return all;
    }

    private LayersView.Moment moment(int epoch, List<LayersView.State> layers) {
        var ofEpoch = norms.get(epoch);
        return ofEpoch == null
                ? new LayersView.Moment(epoch, null, layers)
                : new LayersView.Moment(epoch, ratio(ofEpoch.getFirst().gradient(), ofEpoch.getLast().gradient()),
                        IntStream.range(0, layers.size()).mapToObj(i -> layers.get(i)
                                .with(ofEpoch.get(i).gradient(), ofEpoch.get(i).ratio())).toList());
    }

    private static float[] flat(float[][] matrix) {
        int columns = matrix[0].length;
        float[] all = new float[matrix.length * columns];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, all, i * columns, columns);
        }
        return all;
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole > 0 ? (Double) (part / whole) : null;
    }
}
