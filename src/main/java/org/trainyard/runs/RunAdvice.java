package org.trainyard.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.trainyard.compute.Activation;
import org.trainyard.compute.DataTable;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Preprocessing.Scaling;
import org.trainyard.compute.Preprocessing.TargetScaling;
import org.trainyard.compute.Task;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.models.Advice;

/**
 * What a plan and its data say before training: each hint knows when it applies and what to do instead. What the model
 * alone shows is said by {@link org.trainyard.models.Model#advice()}.
 */
enum RunAdvice {

    NO_HIDDEN_LAYER("/model/layers") {
        @Override
        Optional<String> message(Plan plan) {
            if (plan.hiddenLayers() > 0 || plan.task() != Task.CLASSIFICATION
                    || !Separability.isKnownNonLinear(plan.table())) {
                return Optional.empty();
            }
            return Optional.of("Without a hidden layer the network can only draw a straight line between the classes, "
                    + "and no straight line separates these. Add a hidden layer, such as 3 tanh units.");
        }
    },

    SIGMOID_BEFORE_REGRESSION("/model/layers") {
        @Override
        Optional<String> message(Plan plan) {
            var last = plan.network().lastLayer().activation();
            var bounded = last == Activation.SIGMOID || last == Activation.TANH || last == Activation.SOFTMAX;
            if (plan.task() != Task.REGRESSION || !bounded || plan.targetsFit(last)) {
                return Optional.empty();
            }
            return Optional.of("A last layer of %s only reaches values between %d and 1, and the targets go beyond. "
                    .formatted(last.label(), last == Activation.TANH ? -1 : 0)
                    + "Use linear as the last activation for regression.");
        }
    },

    MORE_PARAMETERS_THAN_ROWS("/model/layers") {
        @Override
        Optional<String> message(Plan plan) {
            var parameters = plan.network().parameters();
            if (parameters <= plan.trainingRows() || plan.trainingRows() < SMALLEST_SAMPLE) {
                return Optional.empty();
            }
            return Optional.of(("The network has %d parameters for %d training rows: it can learn them by heart. Watch "
                    + "the validation loss; fewer units or more rows help against overfitting.").formatted(parameters,
                            plan.trainingRows()));
        }
    },

    UNSCALED_INPUTS("/preprocessing/scaling") {
        @Override
        Optional<String> message(Plan plan) {
            if (plan.preprocessing().scaling() != Scaling.NONE || plan.widestInput() <= WIDE) {
                return Optional.empty();
            }
            return Optional.of(("An input column reaches %s. Gradient descent is slow and unsteady on numbers that "
                    + "large or that different: set preprocessing.scaling to 'standard'.")
                    .formatted(shortened(plan.widestInput())));
        }
    },

    UNSCALED_TARGETS("/preprocessing/targetScaling") {
        @Override
        Optional<String> message(Plan plan) {
            if (plan.task() != Task.REGRESSION || plan.preprocessing().targetScaling() != TargetScaling.NONE
                    || plan.widestTarget() <= WIDE) {
                return Optional.empty();
            }
            return Optional.of(("The targets reach %s, so errors and gradients are huge at the start. Set "
                    + "preprocessing.targetScaling to 'standard': evaluation and predictions stay in the data's own unit.")
                    .formatted(shortened(plan.widestTarget())));
        }
    },

    SCHEDULE_AT_ITS_END("/training/schedule") {
        @Override
        Optional<String> message(Plan plan) {
            if (plan.firstEpoch() == 0) {
                return Optional.empty();
            }
            var initial = plan.training().optimizer().learningRate();
            var rate = plan.training().schedule().rate(initial, plan.firstEpoch(), plan.training().epochs(), 0);
            if (rate > STILL * initial) {
                return Optional.empty();
            }
            return Optional.of(("The schedule came to its end in the run that this one goes on from: the learning rate "
                    + "is %s at epoch %d. To learn on, send training.schedule too, such as {\"kind\": \"constant\"} or one "
                    + "with more epochs.").formatted(shortened(rate), plan.firstEpoch() + 1));
        }
    };

    /** Fewer training rows are a truth table, which is meant to be learnt by heart. */
    private static final int SMALLEST_SAMPLE = 20;
    /** A share of the first learning rate at which no weight moves to speak of. */
    private static final double STILL = 1e-3;
    /** Beyond ten a unit's weighted sum starts where sigmoid and tanh are flat. */
    private static final double WIDE = 10;

    /**
     * All that a hint may look at.
     *
     * @param firstEpoch epochs that another run has trained before
     */
    record Plan(NetworkSpec network, DataTable table, Preprocessing preprocessing,
            TrainingPlan training, int trainingRows, int firstEpoch) {

        Task task() {
            return table.task();
        }

        int hiddenLayers() {
            return network.layers().size() - 1;
        }

        double widestInput() {
            float[] row = new float[table.inputs().columns()];
            double widest = 0;
            for (int i = 0; i < table.rows(); i++) {
                table.inputs().copy(i, row, 0);
                widest = Math.max(widest, widest(row));
            }
            return widest;
        }

        double widestTarget() {
            return widest(table.targets().data);
        }

        boolean targetsFit(Activation last) {
            var lowest = last == Activation.TANH ? -1 : 0;
            for (var target : table.targets().data) {
                if (target < lowest || target > 1) {
                    return false;
                }
            }
            return true;
        }

        private static double widest(float[] values) {
            double widest = 0;
            for (var value : values) {
                widest = Math.max(widest, Math.abs(value));
            }
            return widest;
        }
    }

    private final String pointer;

    RunAdvice(String pointer) {
        this.pointer = pointer;
    }

    /** What to tell, if the hint applies. */
    abstract Optional<String> message(Plan plan);

    /** All hints that apply, in the order in which a course meets them. */
    static List<Advice> of(Plan plan) {
        return Arrays.stream(values()).flatMap(hint -> hint.message(plan)
                .map(message -> new Advice(hint.code(), hint.pointer, message)).stream()).toList();
    }

    /** The kind of advice, such as {@code no-hidden-layer}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shortened(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
