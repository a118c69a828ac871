package org.trainyard.compute;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.kernel.Elementary;
import org.trainyard.compute.kernel.Kernels;

import static org.trainyard.compute.kernel.Elementary.tanh;

/**
 * How wrong outputs are. Each member holds its value and its derivative side by side; d = a − y is output minus target.
 * The two cross-entropies are computed from the logits z of their layer, so that no logarithm meets a probability that
 * was rounded to 0.
 */
public enum Loss implements Explained {

    MSE("mse", Curve.RESIDUAL, "(a − y)²", "2 (a − y)",
            "Regression. Large errors count most, so a few outliers can rule the fit.") {
        @Override
        double term(float z, float a, float y, double delta) {
            return ((double) a - y) * ((double) a - y);
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            kernels.scaledDifferences(a, y, 2 * scale, delta, n);
        }
    },
    MAE("mae", Curve.RESIDUAL, "|a − y|", "−1 below the target, +1 above, 0 on it",
            "Regression with outliers: it aims at the median. Its steps do not shrink near the target.") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.abs((double) a - y);
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * Math.signum(a[i] - y[i]);
            }
        }
    },
    /** Huber, Robust Estimation of a Location Parameter (1964). */
    HUBER("huber", Curve.RESIDUAL, "(a − y)² / 2 if |a − y| ≤ δ, else δ (|a − y| − δ / 2)", "a − y kept within −δ … δ",
            "Regression with some outliers: mse near the target, mae far from it. lossDelta sets δ, where they meet.") {
        @Override
        public List<String> settings() {
            return List.of("lossDelta");
        }

        @Override
        double term(float z, float a, float y, double delta) {
            double d = Math.abs((double) a - y);
            return d <= delta ? d * d / 2 : delta * (d - delta / 2);
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * Math.clamp(a[i] - y[i], -huber, huber);
            }
        }
    },
    /** As |d| + ln(1 + e^(−2|d|)) − ln 2, which never overflows. */
    LOG_COSH("log-cosh", Curve.RESIDUAL, "ln cosh(a − y)", "tanh(a − y)",
            "Regression with some outliers: like huber with δ = 1, and smooth everywhere.") {
        @Override
        double term(float z, float a, float y, double delta) {
            double d = Math.abs((double) a - y);
            return d + Elementary.log1p(Elementary.exp(-2 * d)) - 0.6931471805599453;
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = scale * tanh(a[i] - y[i]);
            }
        }
    },
    /** As max(z, 0) − z y + ln(1 + e^(−|z|)). */
    BINARY_CROSS_ENTROPY("binary-cross-entropy", Curve.PROBABILITY, "−y ln a − (1 − y) ln(1 − a) with a = sigmoid(z)",
            "∂L/∂z = a − y",
            "Two classes and one sigmoid unit, or a sigmoid unit for each class. Confident mistakes cost most.") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.max((double) z, 0) - (double) z * y + Elementary.log1p(Elementary.exp(-Math.abs((double) z)));
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            kernels.scaledDifferences(a, y, scale, delta, n);
        }
    },
    /** As Σ y (ln Σ eᶻ − z). Never divided by the number of outputs. */
    CROSS_ENTROPY("cross-entropy", Curve.SHARE, "−Σ yₖ ln aₖ with a = softmax(z)", "∂L/∂zₖ = aₖ − yₖ",
            "Classes of which one is right, with a softmax layer. Confident mistakes cost most.") {
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
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            BINARY_CROSS_ENTROPY.gradient(kernels, a, y, delta, n, huber, scale);
        }
    },
    HINGE("hinge", Curve.MARGIN, "max(0, 1 − y a) for y = ±1", "−y if y a ≤ 1, else 0",
            "Two classes with a wide margin, as in support vector machines: rows beyond the margin no longer count.") {
        @Override
        double term(float z, float a, float y, double delta) {
            return Math.max(0, 1 - (double) y * a);
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = y[i] * a[i] <= 1 ? -scale * y[i] : 0;
            }
        }
    },
    SQUARED_HINGE("squared-hinge", Curve.MARGIN, "max(0, 1 − y a)² for y = ±1", "−2 y max(0, 1 − y a)",
            "Like hinge, but smooth at the margin, and harder on rows far on the wrong side.") {
        @Override
        double term(float z, float a, float y, double delta) {
            double gap = Math.max(0, 1 - (double) y * a);
            return gap * gap;
        }

        @Override
        void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale) {
            for (int i = 0; i < n; i++) {
                delta[i] = -2 * scale * y[i] * Math.max(0, 1 - y[i] * a[i]);
            }
        }
    };

    private final String label;
    private final Curve curve;
    private final String formula;
    private final String derivative;
    private final String whenToUse;

    Loss(String label, Curve curve, String formula, String derivative, String whenToUse) {
        this.label = label;
        this.curve = curve;
        this.formula = formula;
        this.derivative = derivative;
        this.whenToUse = whenToUse;
    }

    /** Over what a loss is best looked at. */
    public enum Curve {
        /** Output minus target. */
        RESIDUAL,
        /** Of the true class, by one sigmoid unit. */
        PROBABILITY,
        /** Of the true class, its share among two units of a softmax. */
        SHARE,
        /** The output, times the target ±1. */
        MARGIN
    }

    /** Over what it is best looked at. */
    public Curve curve() {
        return curve;
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
    abstract void gradient(Kernels kernels, float[] a, float[] y, float[] delta, int n, float huber, float scale);

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
    @Override
    public String label() {
        return label;
    }

    /** The loss of one output a for the target y. */
    @Override
    public String formula() {
        return formula;
    }

    /** ∂L/∂a, or what it says. */
    @Override
    public String derivative() {
        return derivative;
    }

    @Override
    public String whenToUse() {
        return whenToUse;
    }
}
