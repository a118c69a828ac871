package org.trainyard.compute;

import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/**
 * How to train. {@code loss} and {@code batchSize}, where they are null, follow from the data and the network.
 *
 * @param loss what is made small; left out, the task and the last layer decide; null for {@code perceptron}
 * @param lossDelta δ of {@code huber}
 * @param lossReduction how the losses of several outputs become one number
 * @param optimizer how weights follow the gradient; Adam at rate 0.01 when left out
 * @param schedule how the learning rate changes from epoch to epoch
 * @param batchSize rows per update, or {@code "full"} for all; left out, min(32, training rows), and 1 for
 *        {@code perceptron}
 * @param epochs times that all training rows are seen; 0 leaves the network as it starts
 * @param shuffle whether each epoch sees the rows in a random order of its own
 * @param l1 λ of the penalty λ Σ|w| over weights, not biases
 * @param l2 λ of the penalty λ/2 Σw² over weights, not biases
 * @param clipNorm longest gradient, over all parameters, that is let through
 * @param clipValue largest single derivative that is let through
 * @param classWeights factor of each row's loss by its class, in the order of the classes
 * @param earlyStopping when to stop before the last epoch; never when left out
 * @param recordEvery epochs from one record to the next; epochs 0, 1 and the last are always recorded
 * @param recordTrajectory whether the weights after every update are to be shown, as a path over the loss: such a run is
 *        refused where it is too large for that
 * @param checkpointEvery epochs from one checkpoint to the next; left out, only time decides
 */
public record TrainingPlan(@Nullable Loss loss, @Positive Double lossDelta, LossReduction lossReduction,
        @Valid Optimizer optimizer, @Valid LearningRateSchedule schedule, @Nullable @Valid BatchSize batchSize,
        @Limited(min = 0, by = "epochs") Integer epochs, Boolean shuffle, @PositiveOrZero Double l1,
        @PositiveOrZero Double l2, @Nullable @Positive Double clipNorm, @Nullable @Positive Double clipValue,
        @Nullable List<@PositiveOrZero Double> classWeights, @Nullable @Valid EarlyStopping earlyStopping,
        @Positive Integer recordEvery, Boolean recordTrajectory, @Nullable @Positive Integer checkpointEvery) {

    public TrainingPlan {
        lossDelta = lossDelta == null ? 1.0 : lossDelta;
        lossReduction = lossReduction == null ? LossReduction.MEAN : lossReduction;
        optimizer = optimizer == null ? new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8, false) : optimizer;
        schedule = schedule == null ? new LearningRateSchedule.Constant() : schedule;
        epochs = epochs == null ? 100 : epochs;
        shuffle = shuffle == null || shuffle;
        l1 = l1 == null ? 0.0 : l1;
        l2 = l2 == null ? 0.0 : l2;
        classWeights = classWeights == null ? null : List.copyOf(classWeights);
        recordEvery = recordEvery == null ? 1 : recordEvery;
        recordTrajectory = recordTrajectory != null && recordTrajectory;
    }

    /** Nothing said: every default. */
    @SuppressWarnings("NullAway") // null means left out, and the constructor is the one home of each default
    public static TrainingPlan unspecified() {
        return new TrainingPlan(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** The plan with every value in force, for this network, task and number of training rows. */
    public TrainingPlan resolved(NetworkSpec network, Task task, int trainingRows) {
        var resolvedLoss = loss == null && !isPerceptron() ? TargetEncoding.defaultLoss(network, task) : loss;
        int defaultBatch = isPerceptron() ? 1 : Math.min(32, trainingRows);
        return new TrainingPlan(resolvedLoss, lossDelta, lossReduction, optimizer, schedule.over(epochs),
                batchSize == null ? new BatchSize(defaultBatch) : batchSize, epochs, shuffle, l1, l2, clipNorm,
                clipValue, classWeights, earlyStopping, recordEvery, recordTrajectory, checkpointEvery);
    }

    /**
     * The same training with other epochs recorded. No update changes by it; but a training ends where a recorded epoch's
     * loss is not finite, and without the record may have gone on.
     */
    public TrainingPlan recordedEvery(int epochsBetween) {
        return new TrainingPlan(loss, lossDelta, lossReduction, optimizer, schedule, batchSize, epochs, shuffle, l1, l2,
                clipNorm, clipValue, classWeights, earlyStopping, epochsBetween, recordTrajectory, checkpointEvery);
    }

    /** The same loss, with rows in their own order and gradients as they are, by steps that have no memory. */
    TrainingPlan withoutSteps() {
        return new TrainingPlan(loss, lossDelta, lossReduction, new Optimizer.Sgd(1.0, 0.0, false), schedule, batchSize,
                epochs, false, l1, l2, null, null, classWeights, earlyStopping, recordEvery, false, checkpointEvery);
    }

    /** Whether losses of both are figures of the same function: of others, neither is the better one. */
    public boolean measuresLike(TrainingPlan other) {
        return loss == other.loss && lossDelta.equals(other.lossDelta) && lossReduction == other.lossReduction
                && Objects.equals(classWeights, other.classWeights);
    }

    /** Whether Rosenblatt's rule trains: no loss, no gradient. */
    public boolean isPerceptron() {
        return optimizer instanceof Optimizer.Perceptron;
    }

    /**
     * What does not fit these numbers of rows and classes (0: regression); pointers start at the plan:
     * {@code /batchSize}. Whether loss and last layer fit is {@link TargetEncoding#of}'s to say.
     */
    public List<Refusal> refusals(int trainingRows, int validationRows, int classes) {
        return PlanCheck.refusals(this, trainingRows, validationRows, classes);
    }
}
