package org.trainyard.compute;

import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import org.trainyard.compute.kernel.Elementary;

/**
 * How weights follow the gradient g, which holds the penalty and is already clipped; α is the rate of the epoch, t
 * counts updates from 1. Defaults are PyTorch's. Records are settings and never change: what an optimizer remembers
 * lies in the {@code slots} (arrays as long as the weights) and {@code scalars} that {@link Updates} and its {@link
 * ParameterStep}s own. A setting is explained where the family first has it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Optimizer {

    /** ln 0.96, for Nadam. */
    double LN_096 = -0.040821994520255166;

    /** α, the step size, before any schedule. */
    Double learningRate();

    /** What has to be remembered from update to update. */
    Memory memory();

    /** Whether it follows the gradient of a loss. */
    default boolean descends() {
        return true;
    }

    /** Brings the scalars (modified) to this update, before any weights are touched. */
    default void begin(double[] scalars) {}

    /**
     * One update of elements {@code from} to below {@code to} of an array of weights: w (modified) by g (not modified)
     * with its slots (modified).
     */
    void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from, int to);

    /**
     * Gradient descent, with momentum where it is asked for; Sutskever et al. (2013).
     *
     * @param momentum μ, the share of each step that lives on in the next one
     * @param nesterov whether the gradient counts as if the momentum had already moved the weights
     */
    @Explanation(formula = """
            v ← μ v + g; w ← w − α v, or with nesterov w ← w − α (g + μ v)""", whenToUse = """
            The plainest rule, and the one to learn first. With momentum 0.9 it often ends in better networks \
            than the others, but its rate has to be searched for.""")
    @JsonTypeName("sgd")
    record Sgd(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @PositiveOrZero @DecimalMax(value = "1", inclusive = false) Double momentum,
            Boolean nesterov) implements Optimizer {
        public Sgd {
            learningRate = learningRate == null ? 0.001 : learningRate;
            momentum = momentum == null ? 0.0 : momentum;
            nesterov = nesterov != null && nesterov;
        }

        @Override
        public Memory memory() {
            return momentum > 0 ? Memory.of("v") : Memory.NONE;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            if (momentum == 0) {
                UpdateRules.descend(w, g, (float) rate, from, to);
            } else {
                UpdateRules.momentum(w, g, slots[0], momentum.floatValue(), (float) rate, nesterov, from, to);
            }
        }
    }

    /**
     * A rate of its own for each weight, which only falls; Duchi, Hazan and Singer (2011).
     *
     * @param initialAccumulator what G starts with
     * @param epsilon ε, which keeps the division away from 0
     */
    @Explanation(formula = """
            G ← G + g²; w ← w − α g / (√G + ε)""", whenToUse = """
            Inputs that are mostly 0: weights that seldom move keep large steps. All steps shrink for ever, so \
            long trainings stall.""")
    @JsonTypeName("adagrad")
    record Adagrad(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @PositiveOrZero Double initialAccumulator, @Positive Double epsilon) implements Optimizer {
        public Adagrad {
            learningRate = learningRate == null ? 0.01 : learningRate;
            initialAccumulator = initialAccumulator == null ? 0.0 : initialAccumulator;
            epsilon = epsilon == null ? 1e-10 : epsilon;
        }

        @Override
        public Memory memory() {
            return new Memory(List.of("G"), initialAccumulator.floatValue(), List.of());
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.adagrad(w, g, slots[0], epsilon.floatValue(), (float) rate, from, to);
        }
    }

    /**
     * Steps of about the same length whatever the size of the gradient; Hinton, Neural Networks for Machine Learning,
     * lecture 6e (2012), Graves (2013).
     *
     * @param rho ρ, the share of the past in each running mean
     * @param centered whether the square of the mean gradient is taken off the mean square
     */
    @Explanation(formula = """
            S ← ρ S + (1 − ρ) g²; v ← momentum · v + g / (√S + ε); w ← w − α v; centered keeps \
            mean ← ρ mean + (1 − ρ) g and takes mean² off S""", whenToUse = """
            Gradients that are noisy or change over time: adagrad with a memory that fades.""")
    @JsonTypeName("rmsprop")
    record RmsProp(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rho, @Positive Double epsilon,
            @PositiveOrZero @DecimalMax(value = "1", inclusive = false) Double momentum,
            Boolean centered) implements Optimizer {
        public RmsProp {
            learningRate = learningRate == null ? 0.01 : learningRate;
            rho = rho == null ? 0.99 : rho;
            epsilon = epsilon == null ? 1e-8 : epsilon;
            momentum = momentum == null ? 0.0 : momentum;
            centered = centered != null && centered;
        }

        @Override
        public Memory memory() {
            return Memory.of("S", "mean", "v");
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.rmsProp(w, g, slots, this, (float) rate, from, to);
        }
    }

    /** Steps as long as the last ones were; Zeiler (2012). */
    @Explanation(formula = """
            S ← ρ S + (1 − ρ) g²; u = g √(D + ε) / √(S + ε); D ← ρ D + (1 − ρ) u²; w ← w − α u""", whenToUse = """
            Where no rate is to be chosen: the lengths of past steps set the next. It starts slowly.""")
    @JsonTypeName("adadelta")
    record Adadelta(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rho,
            @Positive Double epsilon) implements Optimizer {
        public Adadelta {
            learningRate = learningRate == null ? 1.0 : learningRate;
            rho = rho == null ? 0.9 : rho;
            epsilon = epsilon == null ? 1e-6 : epsilon;
        }

        @Override
        public Memory memory() {
            return Memory.of("S", "D");
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.adadelta(w, g, slots, rho.floatValue(), epsilon.floatValue(), (float) rate, from, to);
        }
    }

    /**
     * Momentum, with a rate of its own for each weight; Kingma and Ba (2015), algorithm 1. AMSGrad: Reddi, Kale and
     * Kumar (2018).
     *
     * @param beta1 β₁, the share of the past in the mean of the gradients
     * @param beta2 β₂, the share of the past in the mean of their squares
     * @param amsgrad whether the largest v so far divides, so that steps never grow again
     */
    @Explanation(formula = """
            m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − α m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) \
            and v̂ = v / (1 − β₂ᵗ); amsgrad keeps the largest v""", whenToUse = """
            The first one to try: it learns on most problems without a search for the rate.""")
    @JsonTypeName("adam")
    record Adam(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2, @Positive Double epsilon,
            Boolean amsgrad) implements Optimizer, UpdateRules.AdamSettings {
        public Adam {
            learningRate = learningRate == null ? 0.001 : learningRate;
            beta1 = beta1 == null ? 0.9 : beta1;
            beta2 = beta2 == null ? 0.999 : beta2;
            epsilon = epsilon == null ? 1e-8 : epsilon;
            amsgrad = amsgrad != null && amsgrad;
        }

        @Override
        public Memory memory() {
            return Memory.ofMoments(amsgrad);
        }

        @Override
        public void begin(double[] scalars) {
            scalars[0] *= beta1;
            scalars[1] *= beta2;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.adam(w, g, slots, scalars, this, rate, from, to);
        }
    }

    /**
     * Adam, and weights that shrink by themselves; Loshchilov and Hutter, Decoupled Weight Decay (2019), algorithm 2.
     *
     * @param weightDecay share of each weight that is taken off, times the rate
     */
    @Explanation(formula = """
            w ← (1 − α · weightDecay) w; m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − α m̂ / (√v̂ + ε), \
            where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)""", whenToUse = """
            Against overfitting: weights shrink alike, while l2 hardly reaches those with large gradients under \
            adam.""")
    @JsonTypeName("adamw")
    record AdamW(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2, @Positive Double epsilon,
            Boolean amsgrad, @PositiveOrZero Double weightDecay) implements Optimizer, UpdateRules.AdamSettings {
        public AdamW {
            learningRate = learningRate == null ? 0.001 : learningRate;
            beta1 = beta1 == null ? 0.9 : beta1;
            beta2 = beta2 == null ? 0.999 : beta2;
            epsilon = epsilon == null ? 1e-8 : epsilon;
            amsgrad = amsgrad != null && amsgrad;
            weightDecay = weightDecay == null ? 0.01 : weightDecay;
        }

        @Override
        public Memory memory() {
            return Memory.ofMoments(amsgrad);
        }

        @Override
        public void begin(double[] scalars) {
            scalars[0] *= beta1;
            scalars[1] *= beta2;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.shrink(w, (float) (1 - rate * weightDecay), from, to);
            UpdateRules.adam(w, g, slots, scalars, this, rate, from, to);
        }
    }

    /** Adam by the largest gradient in place of the mean square; Kingma and Ba (2015), algorithm 2. */
    @Explanation(formula = """
            m ← β₁ m + (1 − β₁) g; u ← max(β₂ u, |g| + ε); w ← w − α m̂ / u, where m̂ = m / (1 − β₁ᵗ)""", whenToUse = """
            Like adam, where a few very large gradients would stay too long in the mean of squares.""")
    @JsonTypeName("adamax")
    record Adamax(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2,
            @Positive Double epsilon) implements Optimizer {
        public Adamax {
            learningRate = learningRate == null ? 0.002 : learningRate;
            beta1 = beta1 == null ? 0.9 : beta1;
            beta2 = beta2 == null ? 0.999 : beta2;
            epsilon = epsilon == null ? 1e-8 : epsilon;
        }

        @Override
        public Memory memory() {
            return Memory.of("m", "u").with("β₁ᵗ");
        }

        @Override
        public void begin(double[] scalars) {
            scalars[0] *= beta1;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.adamax(w, g, slots, this, (float) (rate / (1 - scalars[0])), from, to);
        }
    }

    /**
     * Adam with Nesterov's look ahead; Dozat, Incorporating Nesterov Momentum into Adam (2016).
     *
     * @param momentumDecay how fast the momentum nears β₁
     */
    @Explanation(formula = """
            m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; v̂ = v / (1 − β₂ᵗ); \
            μₜ = β₁ (1 − 0.5 · 0.96^(t · momentumDecay)) and P = Π μᵢ; \
            w ← w − α [(1 − μₜ) / (1 − P) g + μₜ₊₁ / (1 − P μₜ₊₁) m] / (√v̂ + ε)""", whenToUse = """
            Like adam, often a little faster: it looks ahead along the momentum as nesterov does.""")
    @JsonTypeName("nadam")
    record Nadam(@Positive @Limited(min = 0, by = "learningRate") Double learningRate,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
            @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2, @Positive Double epsilon,
            @PositiveOrZero Double momentumDecay) implements Optimizer {
        public Nadam {
            learningRate = learningRate == null ? 0.002 : learningRate;
            beta1 = beta1 == null ? 0.9 : beta1;
            beta2 = beta2 == null ? 0.999 : beta2;
            epsilon = epsilon == null ? 1e-8 : epsilon;
            momentumDecay = momentumDecay == null ? 0.004 : momentumDecay;
        }

        /** Scalars: P, β₂ᵗ and 0.96^(t·momentumDecay). */
        @Override
        public Memory memory() {
            return Memory.of("m", "v").with("P", "β₂ᵗ", "0.96^(t · momentumDecay)");
        }

        @Override
        public void begin(double[] scalars) {
            scalars[2] *= Elementary.exp(LN_096 * momentumDecay);
            scalars[0] *= beta1 * (1 - 0.5 * scalars[2]);
            scalars[1] *= beta2;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            double now = beta1 * (1 - 0.5 * scalars[2]);
            double next = beta1 * (1 - 0.5 * scalars[2] * Elementary.exp(LN_096 * momentumDecay));
            UpdateRules.moments(g, slots, beta1.floatValue(), beta2.floatValue(), from, to);
            UpdateRules.nadam(w, g, slots, (float) (rate * (1 - now) / (1 - scalars[0])),
                    (float) (rate * next / (1 - scalars[0] * next)), (float) Math.sqrt(1 - scalars[1]),
                    epsilon.floatValue(), from, to);
        }
    }

    /**
     * For one layer of {@code step} units: Rosenblatt, The Perceptron (1958). There is no loss; p − y stands in for its
     * derivative.
     */
    @Explanation(formula = """
            w ← w + α (y − p) x for each row of the batch, where p is the prediction""", whenToUse = """
            To see how learning began: one step unit, which stops making mistakes where a line separates the \
            classes, and never does elsewhere.""")
    @JsonTypeName("perceptron")
    record Perceptron(@Positive @Limited(min = 0, by = "learningRate") Double learningRate) implements Optimizer {
        public Perceptron {
            learningRate = learningRate == null ? 1.0 : learningRate;
        }

        @Override
        public boolean descends() {
            return false;
        }

        @Override
        public Memory memory() {
            return Memory.NONE;
        }

        @Override
        public void update(float[] w, float[] g, float[][] slots, double[] scalars, double rate, int from,
                int to) {
            UpdateRules.descend(w, g, (float) rate, from, to);
        }
    }

    /**
     * What an optimizer remembers, by the names of its formula.
     *
     * @param slots arrays for each array of weights: their number is the memory cost, in multiples of the weights
     * @param first what the first slot starts with; the others start with 0
     * @param scalars numbers for all weights together; all start with 1
     */
    record Memory(List<String> slots, float first, List<String> scalars) {

        static final Memory NONE = of();

        static Memory of(String... slots) {
            return new Memory(List.of(slots), 0, List.of());
        }

        /** Of Adam's family. */
        static Memory ofMoments(boolean keepsLargest) {
            return (keepsLargest ? of("m", "v", "largest v") : of("m", "v")).with("β₁ᵗ", "β₂ᵗ");
        }

        Memory with(String... names) {
            return new Memory(slots, first, List.of(names));
        }
    }
}
