package org.trainyard.compute.reference;

/**
 * Loss of a row and its derivative.
 *
 * @param name in requests or in the goldens
 * @param reduction {@code mean}, {@code sum} or {@code sum_outputs}, {@code half_sum_outputs}, {@code half_mean}
 * @param delta δ of Huber's
 */
public record ReferenceLoss(String name, String reduction, double delta) {

    public ReferenceLoss {
        name = name.replace('-', '_').replace("cross_entropy", "crossentropy").replaceFirst("^crossentropy",
                "categorical_crossentropy");
        reduction = reduction.equals("sum") ? "sum_outputs" : reduction;
    }

    /** Of one row: logits z, outputs a, targets y. */
    public double value(double[] z, double[] a, double[] y) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += value(z, a, y, j);
        }
        return sum * factor(y.length);
    }

    private double value(double[] z, double[] a, double[] y, int j) {
        double d = a[j] - y[j];
        double gap = Math.max(0, 1 - y[j] * a[j]);
        return switch (name) {
            case "mse" -> d * d;
            case "mae" -> Math.abs(d);
            case "huber" -> Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
            case "log_cosh" -> Math.abs(d) + Math.log1p(Math.exp(-2 * Math.abs(d))) - Math.log(2);
            case "hinge" -> gap;
            case "squared_hinge" -> gap * gap;
            case "binary_crossentropy" -> ReferenceActivation.softplus(z[j]) - z[j] * y[j];
            case "categorical_crossentropy" -> y[j] == 0 ? 0 : y[j] * (logOfSum(z) - z[j]);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** ∂ of one row by its logits, for a last layer of that activation. */
    public double[] gradientByLogits(String activation, double[] z, double[] a, double[] y) {
        double[] gradient = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            gradient[j] = factor(y.length) * byOutput(a[j], y[j]);
        }
        return name.endsWith("crossentropy") ? gradient : ReferenceActivation.backward(activation, z, gradient);
    }

    /** ∂ by the output; by the logit for the two cross-entropies. */
    private double byOutput(double a, double y) {
        double d = a - y;
        return switch (name) {
            case "mse" -> 2 * d;
            case "mae" -> Math.signum(d);
            case "huber" -> Math.clamp(d, -delta, delta);
            case "log_cosh" -> Math.tanh(d);
            case "hinge" -> y * a <= 1 ? -y : 0;
            case "squared_hinge" -> -2 * y * Math.max(0, 1 - y * a);
            default -> d;
        };
    }

    private double factor(int outputs) {
        if (name.equals("categorical_crossentropy")) {
            return 1;
        }
        return switch (reduction) {
            case "mean" -> 1.0 / outputs;
            case "sum_outputs" -> 1;
            case "half_sum_outputs" -> 0.5;
            case "half_mean" -> 0.5 / outputs;
            default -> throw new IllegalArgumentException(reduction);
        };
    }

    private static double logOfSum(double[] z) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : z) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : z) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
