package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.compute.Optimizer;
import org.trainyard.compute.TrainingPlan;

/**
 * An optimizer as Python code, side by side. The compiler asks for every member of the family.
 *
 * @param torch the arguments of {@code torch.optim.}… after the parameters
 * @param keras the arguments of {@code keras.optimizers.}…
 */
record OptimizerForms(String torch, String keras) {

    /** The forms of one; empty ones for the perceptron, which has no gradient to follow. */
    static OptimizerForms of(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd it -> new OptimizerForms(
                    torch("SGD", it, "momentum", it.momentum(), "nesterov", it.nesterov()),
                    keras("SGD", it, "momentum", it.momentum(), "nesterov", it.nesterov()));
            case Optimizer.Adagrad it -> new OptimizerForms(
                    torch("Adagrad", it, "initial_accumulator_value", it.initialAccumulator(), "eps", it.epsilon()),
                    keras("Adagrad", it, "initial_accumulator_value", it.initialAccumulator(), "epsilon",
                            it.epsilon()));
            case Optimizer.RmsProp it -> new OptimizerForms(
                    torch("RMSprop", it, "alpha", it.rho(), "eps", it.epsilon(), "momentum", it.momentum(), "centered",
                            it.centered()),
                    keras("RMSprop", it, "rho", it.rho(), "epsilon", it.epsilon(), "momentum", it.momentum(),
                            "centered", it.centered()));
            case Optimizer.Adadelta it -> new OptimizerForms(
                    torch("Adadelta", it, "rho", it.rho(), "eps", it.epsilon()),
                    keras("Adadelta", it, "rho", it.rho(), "epsilon", it.epsilon()));
            case Optimizer.Adam it -> new OptimizerForms(
                    torch("Adam", it, "betas", betas(it.beta1(), it.beta2()), "eps", it.epsilon(), "amsgrad",
                            it.amsgrad()),
                    keras("Adam", it, "beta_1", it.beta1(), "beta_2", it.beta2(), "epsilon", it.epsilon(), "amsgrad",
                            it.amsgrad()));
            case Optimizer.AdamW it -> new OptimizerForms(
                    torch("AdamW", it, "betas", betas(it.beta1(), it.beta2()), "eps", it.epsilon(), "weight_decay",
                            it.weightDecay(), "amsgrad", it.amsgrad()),
                    keras("AdamW", it, "beta_1", it.beta1(), "beta_2", it.beta2(), "epsilon", it.epsilon(),
                            "weight_decay", it.weightDecay(), "amsgrad", it.amsgrad()));
            case Optimizer.Adamax it -> new OptimizerForms(
                    torch("Adamax", it, "betas", betas(it.beta1(), it.beta2()), "eps", it.epsilon()),
                    keras("Adamax", it, "beta_1", it.beta1(), "beta_2", it.beta2(), "epsilon", it.epsilon()));
            case Optimizer.Nadam it -> new OptimizerForms(
                    torch("NAdam", it, "betas", betas(it.beta1(), it.beta2()), "eps", it.epsilon(), "momentum_decay",
                            it.momentumDecay()),
                    keras("Nadam", it, "beta_1", it.beta1(), "beta_2", it.beta2(), "epsilon", it.epsilon()));
            case Optimizer.Perceptron _ -> new OptimizerForms("", "");
        };
    }

    /** The same for a plan whose gradients may be clipped, which Keras leaves to the optimizer, in one way at a time. */
    static OptimizerForms of(TrainingPlan plan) {
        var forms = of(plan.optimizer());
        var clipping = plan.clipNorm() != null
                ? ", global_clipnorm=" + Literal.of((double) plan.clipNorm())
                : plan.clipValue() != null ? ", clipvalue=" + Literal.of((double) plan.clipValue()) : "";
        return new OptimizerForms(forms.torch(), forms.keras().replaceFirst("\\)$", clipping + ")"));
    }

    private static List<Double> betas(double beta1, double beta2) {
        return List.of(beta1, beta2);
    }

    private static String torch(String name, Optimizer optimizer, Object... settings) {
        return call("torch.optim." + name, "network.parameters(), lr=" + Literal.of(optimizer.learningRate()),
                settings);
    }

    private static String keras(String name, Optimizer optimizer, Object... settings) {
        return call("keras.optimizers." + name, "learning_rate=" + Literal.of(optimizer.learningRate()), settings);
    }

    private static String call(String name, String first, Object... settings) {
        var arguments = new ArrayList<>(List.of(first));
        for (int i = 0; i < settings.length; i += 2) {
            arguments.add(settings[i] + "=" + python(settings[i + 1]));
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static String python(Object setting) {
        return switch (setting) {
            case Double number -> Literal.of((double) number);
            case Boolean truth -> Literal.of((boolean) truth);
            case List<?> pair -> pair.toString().replace('[', '(').replace(']', ')').replace('E', 'e');
            default -> throw new IllegalStateException("no such setting: " + setting);
        };
    }
}
