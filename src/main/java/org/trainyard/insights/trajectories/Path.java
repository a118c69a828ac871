package org.trainyard.insights.trajectories;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.compute.Objective;
import org.trainyard.compute.Update;
import org.trainyard.training.RunObserver;

/** Follows the weights of one run: all parameters at the start and after every so many updates. */
final class Path implements RunObserver {

    /** Updates at which the gradient of the mini-batch is compared with the full one. */
    private static final int SAMPLES = 32;

    private final Objective objective;
    private final long updates;
    private final int every;
    private final long sampleEvery;
    private final List<float[]> points = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private double noise;
    private double signal;

    /** @param every updates from one point to the next */
    Path(Objective objective, long updates, int every) {
        this.objective = objective;
        this.updates = updates;
        this.every = every;
        this.sampleEvery = Math.max(1, updates / SAMPLES);
    }

    @Override
    public boolean wants(long update) {
        return update == 1 || update % every == 0 || update == updates || isSampled(update);
    }

    private boolean isSampled(long update) {
        return (update - 1) % sampleEvery == 0;
    }

    @Override
    public void updated(Update update) {
        if (update.number() == 1) {
            numbers.add(0L);
            points.add(update.parametersBefore());
        }
        if (update.number() % every == 0 || update.number() == updates) {
            numbers.add(update.number());
            points.add(update.parametersAfter());
        }
        if (isSampled(update.number())) {
            compare(update.gradient(), objective.gradient(update.parametersBefore()));
        }
    }

    private void compare(float[] batch, float[] full) {
        for (int i = 0; i < full.length; i++) {
            double difference = (double) batch[i] - full[i];
            noise += difference * difference;
            signal += (double) full[i] * full[i];
        }
    }

    /** Where the run began and every so many updates later; at least one point. */
    List<float[]> points() {
        return points;
    }

    /** Number of the update after which each point is. */
    long[] numbers() {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    int every() {
        return every;
    }

    /** See {@link TrajectoriesView.PathView#gradientNoise}; not a number where the full gradient is 0. */
    double gradientNoise() {
        return noise / signal;
    }

    /** For a run without updates. */
    void standsAt(float[] parameters) {
        numbers.add(0L);
        points.add(parameters);
    }
}
