package org.trainyard.compute;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static org.trainyard.compute.Activation.HARD_TANH;
import static org.trainyard.compute.Activation.LINEAR;
import static org.trainyard.compute.Activation.SIGMOID;
import static org.trainyard.compute.Activation.SOFTMAX;
import static org.trainyard.compute.Activation.STEP;
import static org.trainyard.compute.Activation.TANH;

/** How targets meet the last layer: the one table of losses, last layers and targets. */
public enum TargetEncoding {
    /** A column a class, 1 in that of the row; the largest output is the predicted class. */
    ONE_HOT,
    /** The second class is 1; from 0.5 on it is predicted. */
    ZERO_ONE,
    /** −1 and +1; from 0 on the second class is predicted. */
    PLUS_MINUS_ONE,
    /** The numbers themselves. */
    VALUES;

    /** A line of the table: last layers, whether there is one unit, losses, encoding. */
    private record Rule(Set<Activation> activations, boolean oneUnit, List<Loss> losses, TargetEncoding encoding) {

        boolean fits(Activation activation, boolean one) {
            return activations.contains(activation) && oneUnit == one;
        }
    }

    /** Classification; of the rules that fit a last layer, the first one names its default loss. */
    private static final List<Rule> RULES = List.of(
            new Rule(Set.of(SOFTMAX), false, List.of(Loss.CROSS_ENTROPY, Loss.MSE, Loss.MAE), ONE_HOT),
            new Rule(Set.of(SIGMOID), false, List.of(Loss.BINARY_CROSS_ENTROPY, Loss.MSE, Loss.MAE), ONE_HOT),
            new Rule(Set.of(SIGMOID), true, List.of(Loss.BINARY_CROSS_ENTROPY, Loss.MSE, Loss.MAE, Loss.HUBER,
                    Loss.LOG_COSH), ZERO_ONE),
            new Rule(Set.of(LINEAR), true, List.of(Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH), ZERO_ONE),
            new Rule(Set.of(TANH), true, List.of(Loss.MSE, Loss.MAE, Loss.HINGE, Loss.SQUARED_HINGE), PLUS_MINUS_ONE),
            new Rule(Set.of(HARD_TANH, LINEAR), true, List.of(Loss.HINGE, Loss.SQUARED_HINGE), PLUS_MINUS_ONE));

    private static final List<Loss> REGRESSION = List.of(Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH);

    /**
     * The encoding for this last layer, loss (null: the default one) and data; {@code classes} is 0 for regression.
     *
     * @throws IncompatibleException when they do not fit, with a sentence that says why
     */
    public static TargetEncoding of(NetworkSpec network, TrainingPlan plan, Task task, int classes) {
        for (var refusal : network.refusals()) {
            throw refusal.below("/model").exception();
        }
        if (task == Task.CLASSIFICATION && classes < 2) {
            throw refused("/dataset", "must have rows of two classes or more: where all are of one, there is nothing to"
                    + " tell apart, was %d".formatted(classes));
        }
        if (plan.isPerceptron() || network.lastLayer().activation() == STEP) {
            return perceptron(network, plan, task, classes);
        }
        var loss = plan.loss() != null ? plan.loss() : gradientLoss(network, task);
        if (task == Task.REGRESSION) {
            if (!REGRESSION.contains(loss)) {
                throw refused("/training/loss", "%s compares classes; a regression takes %s"
                        .formatted(loss.label(), labels(REGRESSION)));
            }
            if (network.lastLayer().activation() == SOFTMAX) {
                throw refused(lastLayer(network) + "/activation",
                        "softmax gives probabilities of classes; a regression wants values, best from linear units");
            }
            return VALUES;
        }
        return classification(network, loss, classes);
    }

    /**
     * The same for a table, whose regression targets are counted too.
     *
     * @throws IncompatibleException when they do not fit
     */
    public static TargetEncoding of(NetworkSpec network, TrainingPlan plan, DataTable table) {
        var encoding = of(network, plan, table.task(), table.classes());
        int targets = table.targets().numCols;
        if (encoding == VALUES && targets != network.outputs()) {
            throw mismatch(network, "must be %d, one unit a target, was %d".formatted(targets, network.outputs()));
        }
        return encoding;
    }

    /** Writes the target of a class (from 0) to {@code targets} (modified), from {@code to} on. */
    void encode(int label, float[] targets, int to) {
        switch (this) {
            case ONE_HOT -> targets[to + label] = 1;
            case ZERO_ONE -> targets[to] = label;
            case PLUS_MINUS_ONE -> targets[to] = 2 * label - 1;
            case VALUES -> throw new IllegalStateException("a regression has no classes");
        }
    }

    /** The class (from 0) that a row of outputs stands for; of equal largest ones, the first. */
    int decode(float[] outputs, int from, int units) {
        return switch (this) {
            case ONE_HOT -> largest(outputs, from, units);
            case ZERO_ONE -> outputs[from] >= 0.5f ? 1 : 0;
            case PLUS_MINUS_ONE -> outputs[from] >= 0 ? 1 : 0;
            case VALUES -> throw new IllegalStateException("a regression has no classes");
        };
    }

    private static int largest(float[] outputs, int from, int units) {
        int best = 0;
        for (int j = 1; j < units; j++) {
            best = outputs[from + j] > outputs[from + best] ? j : best;
        }
        return best;
    }

    /** The loss for this last layer when none is named. */
    static @Nullable Loss defaultLoss(NetworkSpec network, Task task) {
        return network.lastLayer().activation() == STEP ? null : gradientLoss(network, task);
    }

    private static Loss gradientLoss(NetworkSpec network, Task task) {
        var activation = network.lastLayer().activation();
        if (task == Task.REGRESSION) {
            return Loss.MSE;
        }
        boolean one = network.outputs() == 1 && activation != SOFTMAX;
        return RULES.stream().filter(rule -> rule.fits(activation, one)).findFirst()
                .map(rule -> rule.losses().getFirst()).orElse(Loss.MSE);
    }

    private static TargetEncoding classification(NetworkSpec network, Loss loss, int classes) {
        var activation = network.lastLayer().activation();
        int units = network.outputs();
        boolean one = units == 1 && activation != SOFTMAX;
        var fitting = RULES.stream().filter(rule -> rule.fits(activation, one)).toList();
        if (fitting.isEmpty()) {
            throw refused(lastLayer(network) + "/activation",
                    ("%s%s cannot say a class; the last layer of a classification is softmax or sigmoid with one unit a"
                            + " class, or, for two classes, one unit of sigmoid, linear, tanh or hard-tanh")
                            .formatted(activation.label(), one ? "" : " with several units"));
        }
        if (one && classes != 2) {
            throw mismatch(network,
                    "must be %d, one unit a class: a single unit tells two classes apart".formatted(classes));
        }
        if (!one && units != classes && !(activation == SOFTMAX && units == 1 && classes == 2)) {
            throw mismatch(network, "must be %d, one unit a class, was %d".formatted(classes, units));
        }
        for (var rule : fitting) {
            if (rule.losses().contains(loss)) {
                return units == 1 && activation == SOFTMAX ? ZERO_ONE : rule.encoding();
            }
        }
        throw refused("/training/loss", "%s does not fit %s of %s; fitting losses are %s".formatted(loss.label(),
                one ? "one unit" : units + " units", activation.label(),
                labels(fitting.stream().flatMap(rule -> rule.losses().stream()).distinct().toList())));
    }

    private static TargetEncoding perceptron(NetworkSpec network, TrainingPlan plan, Task task, int classes) {
        if (!plan.isPerceptron()) {
            throw refused("/training/optimizer",
                    "must be perceptron for a last layer of step, whose derivative is 0 everywhere, so that gradient"
                            + " descent never moves it; sigmoid is the step that gradients can follow");
        }
        if (network.layers().size() > 1) {
            throw refused("/model/layers",
                    "must be one layer: the perceptron's rule cannot train hidden layers, was %d layers"
                            .formatted(network.layers().size()));
        }
        if (network.lastLayer().activation() != STEP) {
            throw refused("/model/layers/0/activation", "must be step for the perceptron's rule, was %s"
                    .formatted(network.lastLayer().activation().label()));
        }
        if (plan.loss() != null) {
            throw refused("/training/loss", "must be left out: the perceptron's rule knows no loss");
        }
        if (task == Task.REGRESSION) {
            throw refused("/training/optimizer", "perceptron tells two classes apart; the data is a regression");
        }
        if (network.outputs() != 1 || classes != 2) {
            throw mismatch(network, "must be 1 unit for 2 classes with the perceptron, was %d for %d classes"
                    .formatted(network.outputs(), classes));
        }
        return ZERO_ONE;
    }

    private static String labels(List<Loss> losses) {
        return String.join(", ", losses.stream().map(Loss::label).toList());
    }

    private static String lastLayer(NetworkSpec network) {
        return "/model/layers/" + (network.layers().size() - 1);
    }

    private static IncompatibleException refused(String pointer, String detail) {
        return Refusal.of(pointer, detail).exception();
    }

    private static IncompatibleException mismatch(NetworkSpec network, String detail) {
        return Refusal.shape(lastLayer(network) + "/units", detail).exception();
    }

    /** Last layer, loss, data and plan do not fit together. */
    public static final class IncompatibleException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        public IncompatibleException(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }

        /** What does not fit, and where in a run request. */
        public Refusal refusal() {
            return refusal;
        }

        /** Where in a run request the fault lies, such as {@code /training/loss}. */
        public String pointer() {
            return refusal.pointer();
        }

        /** Whether numbers of inputs, units, classes or targets do not fit each other. */
        public boolean shapeMismatch() {
            return refusal.shapeMismatch();
        }
    }
}
