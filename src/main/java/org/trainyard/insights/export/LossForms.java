package org.trainyard.insights.export;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Loss;
import org.trainyard.compute.LossReduction;
import org.trainyard.compute.TrainingPlan;

/**
 * A loss as Python code, side by side: a number for each row, from outputs {@code a} (of PyTorch also the sums before the
 * last activation, {@code z}) and targets {@code y}. The compiler asks for every member of the family.
 *
 * @param torch with {@code F}, torch.nn.functional: a number for each output of each row
 * @param ofSums whether it is over z
 * @param keras already the mean over outputs
 * @param overRow whether it is one number for a row by its nature, and no mean over outputs is taken
 */
record LossForms(String torch, boolean ofSums, String keras, boolean overRow) {

    static LossForms of(Loss loss, double delta) {
        return switch (loss) {
            case MSE -> forms("F.mse_loss(a, y, reduction=\"none\")", "mean_squared_error(y, a)");
            case MAE -> forms("F.l1_loss(a, y, reduction=\"none\")", "mean_absolute_error(y, a)");
            case HUBER -> forms("F.huber_loss(a, y, reduction=\"none\", delta=%s)".formatted(Literal.of(delta)),
                    "huber(y, a, delta=%s)".formatted(Literal.of(delta)));
            case LOG_COSH -> forms("(a - y).abs() + F.softplus(-2 * (a - y).abs()) - math.log(2)", "log_cosh(y, a)");
            case BINARY_CROSS_ENTROPY -> new LossForms(
                    "F.binary_cross_entropy_with_logits(z, y, reduction=\"none\")", true, "binary_crossentropy(y, a)",
                    false);
            case CROSS_ENTROPY -> new LossForms("-y * F.log_softmax(z, dim=1)", true, "categorical_crossentropy(y, a)",
                    true);
            case HINGE -> forms("F.relu(1 - y * a)", "hinge(y, a)");
            case SQUARED_HINGE -> forms("F.relu(1 - y * a) ** 2", "squared_hinge(y, a)");
        };
    }

    private static LossForms forms(String torch, String keras) {
        return new LossForms(torch, false, keras, false);
    }

    /** The lines of a function that has a network and prepared rows x. */
    static String torch(TrainingPlan plan, Loss loss) {
        var forms = of(loss, plan.lossDelta());
        var outputs = forms.ofSums()
                ? "    z = network[:-1](x)  # what goes into the last activation, which the loss has inside\n"
                : "    a = network(x)\n";
        var over = forms.overRow() || plan.lossReduction() == LossReduction.SUM ? "sum" : "mean";
        return outputs + "    return (%s).%s(dim=1)".formatted(forms.torch(), over);
    }

    /** The expression of a function that has y and a. */
    static String keras(TrainingPlan plan, Loss loss, int units) {
        var forms = of(loss, plan.lossDelta());
        boolean sums = !forms.overRow() && plan.lossReduction() == LossReduction.SUM && units > 1;
        return (sums ? units + " * " : "") + "keras.losses." + forms.keras();
    }

    /** The name of a loss for people. */
    static String label(@Nullable Loss loss) {
        return loss == null ? "none" : loss.label();
    }
}
