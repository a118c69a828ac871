package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** What is watched from epoch to epoch: early stopping with its best weights, and plateaus of the learning rate. */
final class Patience {
    private final @Nullable EarlyStopping stopping;
    private final LearningRateSchedule.@Nullable ReduceOnPlateau reducing;
    private final BestSoFar forStopping;
    private final BestSoFar forReducing;
    private final Weights bestWeights;
    private int plateaus;
    private boolean exhausted;

    Patience(TrainingPlan plan, Network network) {
        this.stopping = plan.earlyStopping();
        this.reducing = plan.schedule() instanceof LearningRateSchedule.ReduceOnPlateau given ? given : null;
        this.forStopping = new BestSoFar(stopping == null ? 0 : stopping.minDelta());
        this.forReducing = new BestSoFar(reducing == null ? 0 : reducing.minDelta());
        this.bestWeights = keepsBest() ? Weights.like(network.parameters()) : new Weights(new float[0][]);
    }

    private boolean keepsBest() {
        return stopping != null && stopping.restoreBest();
    }

    /** Whether every epoch has to be measured. */
    boolean watches() {
        return stopping != null || reducing != null;
    }

    /** Takes what was measured after an epoch. */
    void observe(EpochReport report, Network network) {
        if (stopping != null) {
            if (forStopping.observe(report.epoch(), watched(stopping.metric(), report)) && keepsBest()) {
                network.save(bestWeights);
            }
            exhausted = forStopping.waited() >= stopping.patience();
        }
        if (reducing != null) {
            forReducing.observe(report.epoch(),
                    report.validationLoss() == null ? report.trainLoss() : report.validationLoss());
            if (forReducing.waited() >= reducing.patience()) {
                plateaus++;
                forReducing.waitAgain();
            }
        }
    }

    private static @Nullable Double watched(EarlyStopping.Metric metric, EpochReport report) {
        var accuracy = switch (metric) {
            case VALIDATION_LOSS -> null;
            case VALIDATION_ACCURACY -> report.validationAccuracy();
            case TRAIN_LOSS -> null;
            case TRAIN_ACCURACY -> report.trainAccuracy();
        };
        if (metric.isAccuracy()) {
            return accuracy == null ? null : (Double) (-accuracy);
        }
        return metric == EarlyStopping.Metric.VALIDATION_LOSS ? report.validationLoss() : report.trainLoss();
    }

    /** Whether it is time to stop. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Plateaus so far, for the schedule. */
    int plateaus() {
        return plateaus;
    }

    /** The epoch with the best watched metric; null if nothing was watched, or never measured. */
    @Nullable
    Integer bestEpoch() {
        return stopping == null || forStopping.bestEpoch() == 0 ? null : (Integer) forStopping.bestEpoch();
    }

    /** Sets the network to its best epoch, if that is wanted and known. */
    void restoreBest(Network network) {
        if (keepsBest() && bestEpoch() != null) {
            network.load(bestWeights);
        }
    }

    /** Takes over what another training's has seen, as far as both watch the same in the same way. */
    void take(Patience other) {
        if (stopping != null && stopping.equals(other.stopping)) {
            forStopping.take(other.forStopping);
            exhausted = other.exhausted;
            bestWeights.take(other.bestWeights);
        }
        if (reducing != null && reducing.equals(other.reducing)) {
            forReducing.take(other.forReducing);
            plateaus = other.plateaus;
        }
    }

    void write(DataOutput out) throws IOException {
        forStopping.write(out);
        forReducing.write(out);
        out.writeInt(plateaus);
        out.writeBoolean(exhausted);
        bestWeights.write(out);
    }

    void read(DataInput in) throws IOException {
        forStopping.read(in);
        forReducing.read(in);
        plateaus = in.readInt();
        exhausted = in.readBoolean();
        bestWeights.read(in);
    }
}
