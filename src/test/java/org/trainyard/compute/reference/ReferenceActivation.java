package org.trainyard.compute.reference;

/** Values and derivatives of activations, by their name in requests or in the goldens. */
public final class ReferenceActivation {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private ReferenceActivation() {}

    /** f(z) of a whole layer. */
    public static double[] value(String name, double[] z) {
        double[] a = new double[z.length];
        if (!name.equals("softmax")) {
            for (int j = 0; j < z.length; j++) {
                a[j] = f(name, z[j]);
            }
            return a;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : z) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            a[j] = Math.exp(z[j] - largest);
            sum += a[j];
        }
        for (int j = 0; j < z.length; j++) {
            a[j] /= sum;
        }
        return a;
    }

    /** ∂L/∂z from ∂L/∂a. */
    public static double[] backward(String name, double[] z, double[] byA) {
        double[] byZ = new double[z.length];
        if (!name.equals("softmax")) {
            for (int j = 0; j < z.length; j++) {
                byZ[j] = byA[j] * derivative(name, z[j]);
            }
            return byZ;
        }
        double[] a = value(name, z);
        for (int j = 0; j < z.length; j++) {
            for (int k = 0; k < z.length; k++) {
                byZ[j] += byA[k] * a[k] * ((j == k ? 1 : 0) - a[j]);
            }
        }
        return byZ;
    }

    /** f of one number. */
    public static double f(String name, double z) {
        return switch (name.replace('_', '-')) {
            case "linear" -> z;
            case "step" -> z >= 0 ? 1 : 0;
            case "sigmoid" -> sigmoid(z);
            case "tanh" -> Math.tanh(z);
            case "relu" -> Math.max(0, z);
            case "leaky-relu" -> z > 0 ? z : 0.01 * z;
            case "elu" -> z > 0 ? z : Math.expm1(z);
            case "selu" -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
            case "gelu" -> z / 2 * (1 + erf(z / Math.sqrt(2)));
            case "gelu-tanh" -> z / 2 * (1 + Math.tanh(geluInner(z)));
            case "softplus" -> softplus(z);
            case "softsign" -> z / (1 + Math.abs(z));
            case "swish" -> z * sigmoid(z);
            case "mish" -> z * Math.tanh(softplus(z));
            case "hard-tanh" -> Math.clamp(z, -1.0, 1.0);
            case "hard-sigmoid" -> Math.clamp(z + 3, 0.0, 6.0) / 6;
            case "relu6" -> Math.clamp(z, 0.0, 6.0);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** f′ of one number. */
    public static double derivative(String name, double z) {
        double s = sigmoid(z);
        return switch (name.replace('_', '-')) {
            case "linear" -> 1;
            case "step" -> 0;
            case "sigmoid" -> s * (1 - s);
            case "tanh" -> 1 - Math.tanh(z) * Math.tanh(z);
            case "relu" -> z > 0 ? 1 : 0;
            case "leaky-relu" -> z > 0 ? 1 : 0.01;
            case "elu" -> z > 0 ? 1 : Math.exp(z);
            case "selu" -> SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z));
            case "gelu" -> (1 + erf(z / Math.sqrt(2))) / 2 + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            case "gelu-tanh" -> {
                double t = Math.tanh(geluInner(z));
                yield (1 + t) / 2 + z / 2 * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
            }
            case "softplus" -> s;
            case "softsign" -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
            case "swish" -> s + z * s * (1 - s);
            case "mish" -> {
                double t = Math.tanh(softplus(z));
                yield t + z * s * (1 - t * t);
            }
            case "hard-tanh" -> Math.abs(z) < 1 ? 1 : 0;
            case "hard-sigmoid" -> Math.abs(z) < 3 ? 1.0 / 6 : 0;
            case "relu6" -> z > 0 && z < 6 ? 1 : 0;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double geluInner(double z) {
        return Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
    }

    /** 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, a series of terms of one sign. */
    public static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = 0;
        for (int n = 0; n < 400; n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 3);
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
