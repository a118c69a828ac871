package org.trainyard.compute;

import org.ejml.data.FMatrixRMaj;

/**
 * What descent makes small, as a function of the weights: the mean loss over some rows and the penalty. Parameters are
 * one vector: layer by layer, weights (inputs × units, row by row), then biases. For networks without dropout, which
 * have such a function; for one thread at a time.
 */
public final class Objective {
    private final Network network;
    private final Measurement measurement;
    private final Updates updates;
    private final Batches batch;
    private final BatchLoss loss;
    private final Weights weights;
    private final int size;

    private Objective(NetworkSpec spec, TrainingPlan plan, PreparedData.Part part, TargetEncoding encoding) {
        this.network = new Network(spec, part.size());
        this.measurement = new Measurement(part, plan, encoding, network.capacity());
        // A backward pass always ends in a step; this one is of length 0.
        this.updates = new Updates(network.parameters(), plan.withoutSteps());
        this.batch = new Batches(part, plan.withoutSteps(), part.size(), false, 0);
        this.loss = new BatchLoss(plan, batch, spec.outputs());
        this.weights = Weights.like(network.parameters());
        this.size = network.parameters().stream().mapToInt(Parameter::size).sum();
        batch.startEpoch(0);
    }

    /**
     * Over the training rows of a run.
     *
     * @param plan a resolved one, which has a loss
     * @param most rows; where there are more, so many of them
     */
    public static Objective of(NetworkSpec spec, TrainingPlan plan, PreparedData data, int most) {
        return new Objective(spec, plan, data.training().thinned(most), data.encoding());
    }

    /** Over the rows of one update. */
    public static Objective of(NetworkSpec spec, TrainingPlan plan, PreparedData data, Update update) {
        int n = update.rows().length;
        var inputs = FMatrixRMaj.wrap(n, spec.inputs(), update.inputs());
        var targets = FMatrixRMaj.wrap(n, spec.outputs(), update.targets());
        return new Objective(spec, plan,
                new PreparedData.Part(update.rows(), InputRows.of(inputs), targets, update.labels()), data.encoding());
    }

    /** Numbers of a parameter vector. */
    public int size() {
        return size;
    }

    /** The value at those parameters (not modified); not a number where it is not finite. */
    public double at(float[] parameters) {
        place(parameters);
        measurement.measure(network, () -> true);
        var mean = measurement.loss();
        return mean == null ? Double.NaN : mean + updates.penalty();
    }

    /** The derivative by each parameter, there; a new vector. */
    public float[] gradient(float[] parameters) {
        place(parameters);
        batch.gather(0);
        network.forward(batch.inputs(), batch.rows(), null);
        updates.begin(0);
        network.backward(batch.inputs(), batch.rows(), loss.gradient(network), updates);
        updates.finish();
        var gradient = new float[size];
        int at = 0;
        for (var parameter : network.parameters()) {
            System.arraycopy(parameter.gradient().data, 0, gradient, at, parameter.size());
            at += parameter.size();
        }
        return gradient;
    }

    private void place(float[] parameters) {
        int at = 0;
        for (float[] array : weights.arrays()) {
            System.arraycopy(parameters, at, array, 0, array.length);
            at += array.length;
        }
        network.load(weights);
    }
}
