package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.kernel.Elementary;

import static org.trainyard.compute.kernel.Elementary.tanh;

/**
 * How wrong outputs are. Each member holds its value and its derivative side by side; d = a − y is output minus target.
 * The two cross-entropies are computed from the logits z of their layer, so that no logarithm meets a probability that
 * was rounded to 0.
 */
public enum Loss {

    /** d². */
    MSE("mse") {
        @Override
        double term(float z, float a, float y, double delta) {
            return ((double) a - y) * ((double) a - y);
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = 2 * scale * (a[i] - y[i]);
            }
        }
    },
    /** |d|; its derivative at 0 is 0. */
    MAE("mae") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.abs((double) a - y);
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * Math.signum(a[i] - y[i]);
            }
        }
    },
    /** d²/2 where |d| ≤ δ, else δ (|d| − δ/2): Huber, Robust Estimation of a Location Parameter (1964). */
    HUBER("huber") {
        @Override
        double term(float z, float a, float y, double delta) {
            double d = Math.abs((double) a - y);
            return d <= delta ? d * d / 2 : delta * (d - delta / 2);
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * Math.clamp(a[i] - y[i], -huber, huber);
            }
        }
    },
    /** ln cosh d = |d| + ln(1 + e^(−2|d|)) − ln 2. */
    LOG_COSH("log-cosh") {
        @Override
        double term(float z, float a, float y, double delta) {
            double d = Math.abs((double) a - y);
            return d + Elementary.log1p(Elementary.exp(-2 * d)) - 0.6931471805599453;
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * tanh(a[i] - y[i]);
            }
        }
    },
    /** −y ln a − (1 − y) ln(1 − a) with a = sigmoid(z), as max(z, 0) − z y + ln(1 + e^(−|z|)); ∂/∂z = a − y. */
    BINARY_CROSS_ENTROPY("binary-cross-entropy") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.max((double) z, 0) - (double) z * y + Elementary.log1p(Elementary.exp(-Math.abs((double) z)));
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * (a[i] - y[i]);
            }
        }
    },
    /** −Σ y ln a with a = softmax(z), as Σ y (ln Σ eᶻ − z); ∂/∂z = a − y. Never divided by the number of outputs. */
    CROSS_ENTROPY("cross-entropy") {
        @Override
        double term(float z, float a, float y, double delta) {
            throw new UnsupportedOperationException("cross-entropy looks at all outputs of a row together");
        }

        @Override
        double row(float[] z, float[] a, int from, float[] y, int yFrom, int units, double delta) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = from; j < from + units; j++) {
                largest = Math.max(largest, z[j]);
            }
            double exponentials = 0;
            double wanted = 0;
            for (int j = from; j < from + units; j++) {
                exponentials += Elementary.exp(z[j] - largest);
                wanted += y[yFrom + j - from] * (largest - z[j]);
            }
            return wanted + Elementary.log(exponentials);
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            BINARY_CROSS_ENTROPY.gradient(a, y, delta, n, huber, scale);
        }
    },
    /** max(0, 1 − y a) for y = ±1; its derivative at the corner is −y. */
    HINGE("hinge") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.max(0, 1 - (double) y * a);
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = y[i] * a[i] <= 1 ? -scale * y[i] : 0;
            }
        }
    },
    /** max(0, 1 − y a)² for y = ±1. */
    SQUARED_HINGE("squared-hinge") {
        @Override
        double term(float z, float a, float y, double delta) {
            double gap = Math.max(0, 1 - (double) y * a);
            return gap * gap;
        }

        @Override
        void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = -2 * scale * y[i] * Math.max(0, 1 - y[i] * a[i]);
            }
        }
    };

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /** The loss of one output with logit z, activation a and target y; {@code delta} is Huber's δ. */
    abstract double term(float z, float a, float y, double delta);

    /** The loss of one row, summed over its outputs (logits z, activations a) and targets, from those places on. */
    double row(float[] z, float[] a, int from, float[] y, int yFrom, int units, double delta) {
        double sum = 0;
        for (int j = 0; j < units; j++) {
            sum += term(z[from + j], a[from + j], y[yFrom + j], delta);
        }
        return sum;
    }

    /**
     * Sets the first n of {@code delta} (modified) to scale × ∂loss/∂a, or ∂loss/∂z where {@link #ofLogits}; scale
     * holds the average over rows and outputs.
     */
    abstract void gradient(float[] a, float[] y, float[] delta, int n, float huber, float scale);

    /** Whether {@link #gradient} is already with respect to the logits of the last layer. */
    boolean ofLogits() {
        return this == BINARY_CROSS_ENTROPY || this == CROSS_ENTROPY;
    }

    /** By what a row's sum is divided: its outputs under {@code mean}, 1 under {@code sum} and for cross-entropy. */
    int divisor(LossReduction reduction, int units) {
        return reduction == LossReduction.MEAN && this != CROSS_ENTROPY ? units : 1;
    }

    /** The name in requests and answers, such as {@code cross-entropy}. */
    @JsonValue
    public String label() {
        return label;
    }
}
