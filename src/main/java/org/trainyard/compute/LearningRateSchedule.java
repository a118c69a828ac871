package org.trainyard.compute;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Elementary;

/**
 * How the learning rate changes from epoch to epoch. Epochs e count from 0 here; α₀ is the optimizer's rate; where a
 * schedule has a length and none is given, it is that of the training.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface LearningRateSchedule {

    /** The rate of an epoch (from 0) of a training of that many; {@code plateaus}: how often {@link Plateau} waited in vain. */
    double rate(double initial, int epoch, int epochs, int plateaus);

    /** The same schedule with its length, where it has one, in force: {@code epochs} where none is given. */
    default LearningRateSchedule over(int epochs) {
        return this;
    }

    /** The same rate in every epoch. */
    @Explanation(formula = """
            α₀""", whenToUse = """
            Short trainings, and what the others are compared with.""")
    @JsonTypeName("constant")
    record Constant() implements LearningRateSchedule {
        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return initial;
        }
    }

    /**
     * Falls by a factor every so many epochs.
     *
     * @param stepSize epochs between two steps
     * @param gamma factor of each step
     */
    @Explanation(formula = """
            α₀ γ^⌊e / stepSize⌋""", whenToUse = """
            When it is known after how many epochs the loss stalls: each fall of the rate lets it settle deeper.""")
    @JsonTypeName("step")
    record Step(@Positive Integer stepSize, @Positive @DecimalMax("1") Double gamma) implements LearningRateSchedule {
        public Step {
            stepSize = stepSize == null ? 10 : stepSize;
            gamma = gamma == null ? 0.1 : gamma;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return initial * Elementary.pow(gamma, epoch / stepSize);
        }
    }

    /**
     * Falls by a factor every epoch.
     *
     * @param gamma factor of each epoch
     */
    @Explanation(formula = """
            α₀ γᵉ""", whenToUse = """
            A smooth fall with one setting; with a small γ it is over after a few epochs.""")
    @JsonTypeName("exponential")
    record Exponential(@Positive @DecimalMax("1") Double gamma) implements LearningRateSchedule {
        public Exponential {
            gamma = gamma == null ? 0.95 : gamma;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return initial * Elementary.pow(gamma, epoch);
        }
    }

    /**
     * Falls fast at first and ever more slowly.
     *
     * @param decay how fast the rate falls
     */
    @Explanation(formula = """
            α₀ / (1 + decay · e)""", whenToUse = """
            Noisy mini-batches: the rate falls slowly enough to reach any place, and far enough to come to rest.""")
    @JsonTypeName("inverse-time")
    record InverseTime(@PositiveOrZero Double decay) implements LearningRateSchedule {
        public InverseTime {
            decay = decay == null ? 0.1 : decay;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return initial / (1 + decay * epoch);
        }
    }

    /**
     * Falls to the last rate over a fixed number of epochs.
     *
     * @param endRate the last rate
     * @param power 1 falls in a straight line
     * @param epochs length of the fall; left out, the whole training
     */
    @Explanation(formula = """
            endRate + (α₀ − endRate) (1 − min(e, epochs) / epochs)^power""", whenToUse = """
            When the number of epochs is known; power 1 falls in a straight line.""")
    @JsonTypeName("polynomial")
    record Polynomial(@PositiveOrZero Double endRate, @Positive Double power,
            @Nullable @Positive Integer epochs) implements LearningRateSchedule {
        public Polynomial {
            endRate = endRate == null ? 0.0 : endRate;
            power = power == null ? 1.0 : power;
        }

        @Override
        public LearningRateSchedule over(int training) {
            return epochs == null && training > 0 ? new Polynomial(endRate, power, training) : this;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return endRate + (initial - endRate) * Elementary.pow(1 - progress(epoch, this.epochs, epochs), power);
        }
    }

    /**
     * Falls along half a wave: Loshchilov and Hutter, SGDR (2017), eq. 5.
     *
     * @param minRate the last rate
     * @param epochs length of the half wave; left out, the whole training
     */
    @Explanation(formula = """
            minRate + (α₀ − minRate) (1 + cos(π min(e, epochs) / epochs)) / 2""", whenToUse = """
            When the number of epochs is known: long at a high rate, then a soft landing.""")
    @JsonTypeName("cosine")
    record Cosine(@PositiveOrZero Double minRate,
            @Nullable @Positive Integer epochs) implements LearningRateSchedule {
        public Cosine {
            minRate = minRate == null ? 0.0 : minRate;
        }

        @Override
        public LearningRateSchedule over(int training) {
            return epochs == null && training > 0 ? new Cosine(minRate, training) : this;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return cosine(initial, minRate, progress(epoch, this.epochs, epochs));
        }
    }

    /**
     * Rises in a straight line over the first epochs, and falls along half a wave over the rest.
     *
     * @param warmup epochs of the rise
     * @param minRate the last rate
     * @param epochs length of rise and half wave together; left out, the whole training
     */
    @Explanation(formula = """
            α₀ (e + 1) / warmup while e < warmup, then the cosine over the rest""", whenToUse = """
            Deep networks, whose first steps at the full rate would go astray.""")
    @JsonTypeName("warmup-cosine")
    record WarmupCosine(@PositiveOrZero Integer warmup, @PositiveOrZero Double minRate,
            @Nullable @Positive Integer epochs) implements LearningRateSchedule {
        public WarmupCosine {
            warmup = warmup == null ? 5 : warmup;
            minRate = minRate == null ? 0.0 : minRate;
        }

        @Override
        public LearningRateSchedule over(int training) {
            return epochs == null && training > 0 ? new WarmupCosine(warmup, minRate, training) : this;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            if (epoch < warmup) {
                return initial * (epoch + 1) / warmup;
            }
            int length = Math.max(1, (this.epochs == null ? epochs : this.epochs) - warmup);
            return cosine(initial, minRate, progress(epoch - warmup, null, length));
        }
    }

    /**
     * Falls at each plateau: {@code patience} epochs in a row in which the validation loss (the training loss where there
     * are no validation rows) did not fall by more than {@code minDelta} below its best.
     *
     * @param factor factor of each plateau
     * @param patience length of a plateau in epochs
     * @param minDelta an improvement must be larger than this
     */
    @Explanation(formula = """
            α₀ · factor^(plateaus so far)""", whenToUse = """
            When nobody knows beforehand where the loss will stall: the rate waits for it.""")
    @JsonTypeName("reduce-on-plateau")
    record ReduceOnPlateau(@Positive @DecimalMax(value = "1", inclusive = false) Double factor,
            @Positive Integer patience, @PositiveOrZero Double minDelta) implements LearningRateSchedule {
        public ReduceOnPlateau {
            factor = factor == null ? 0.1 : factor;
            patience = patience == null ? 10 : patience;
            minDelta = minDelta == null ? 1e-4 : minDelta;
        }

        @Override
        public double rate(double initial, int epoch, int epochs, int plateaus) {
            return initial * Elementary.pow(factor, plateaus);
        }
    }

    private static double progress(int epoch, @Nullable Integer given, int training) {
        int length = given == null ? training : given;
        return (double) Math.min(epoch, length) / length;
    }

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Elementary.cos(Math.PI * progress)) / 2;
    }
}
