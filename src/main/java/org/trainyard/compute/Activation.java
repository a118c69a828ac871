package org.trainyard.compute;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.kernel.Kernels;

/**
 * What a unit makes of its weighted sum z. Each member holds its value and its derivative side by side, as loops over
 * whole arrays: a call per element would be a call through a table of seventeen methods. At a kink the derivative is
 * the one that PyTorch takes.
 */
public enum Activation implements Explained {

    LINEAR("linear", "z", "1", "The output of a regression; between layers it adds nothing.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            System.arraycopy(z, 0, a, 0, rows * units);
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            // the derivative is 1
        }
    },
    STEP("step", "1 if z ≥ 0, else 0", "0", "Rosenblatt's perceptron; gradient descent cannot train it.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] >= 0 ? 1 : 0;
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            Arrays.fill(delta, 0, rows * units, 0);
        }
    },
    SIGMOID("sigmoid", "1 / (1 + e^−z)", "a (1 − a)",
            "A probability at the output; in deep hidden layers it saturates.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            kernels.sigmoid(z, a, 0, rows * units);
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            kernels.timesSlopeOfSigmoid(a, delta, rows * units);
        }
    },
    TANH("tanh", "(e^z − e^−z) / (e^z + e^−z)", "1 − a²", "Hidden layers of small networks; centred on 0.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            kernels.tanh(z, a, 0, rows * units);
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            kernels.timesSlopeOfTanh(a, delta, rows * units);
        }
    },
    RELU("relu", "max(0, z)", "1 if z > 0, else 0", "Hidden layers of deep networks; start it with he-normal.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = Math.max(0, z[i]);
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            kernels.keepWherePositive(z, delta, rows * units);
        }
    },
    LEAKY_RELU("leaky-relu", "z if z > 0, else 0.01 z", "1 if z > 0, else 0.01", "Where relu units die.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] > 0 ? z[i] : 0.01f * z[i];
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= z[i] > 0 ? 1 : 0.01f;
            }
        }
    },
    ELU("elu", "z if z > 0, else e^z − 1", "1 if z > 0, else e^z", "A smooth relu whose mean is nearer to 0.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            kernels.expm1(z, a, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] > 0 ? z[i] : a[i];
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= z[i] > 0 ? 1 : a[i] + 1;
            }
        }
    },
    /** λ and α of Klambauer et al., Self-Normalizing Neural Networks (2017). */
    SELU("selu", "1.0507 z if z > 0, else 1.7581 (e^z − 1)", "1.0507 if z > 0, else 1.7581 e^z",
            "Deep networks that normalise themselves; start it with lecun-normal.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            kernels.expm1(z, a, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] > 0 ? 1.050701f * z[i] : 1.7580993f * a[i];
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= z[i] > 0 ? 1.050701f : a[i] + 1.7580993f;
            }
        }
    },
    /** The exact form of Hendrycks and Gimpel, Gaussian Error Linear Units (2016); Φ through erf, φ the bell curve. */
    GELU("gelu", "z Φ(z)", "Φ(z) + z φ(z)", "Hidden layers of transformers; a smooth relu.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] * 0.70710677f;
            }
            kernels.erf(a, a, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] * (0.5f * (1 + a[i]));
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            float[] bell = room[0];
            float[] erf = room[1];
            for (int i = 0; i < rows * units; i++) {
                bell[i] = -0.5f * z[i] * z[i];
                erf[i] = z[i] * 0.70710677f;
            }
            kernels.exp(bell, bell, 0, rows * units);
            kernels.erf(erf, erf, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                float phi = 0.5f * (1 + erf[i]);
                delta[i] *= Math.fma(Math.max(-1e9f, Math.min(1e9f, z[i])), 0.3989423f * bell[i], phi);
            }
        }
    },
    SOFTPLUS("softplus", "ln(1 + e^z)", "1 / (1 + e^−z)", "An output that must be positive.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            softplus(kernels, z, a, rows * units);
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            float[] s = room[0];
            kernels.sigmoid(z, s, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= s[i];
            }
        }
    },
    SOFTSIGN("softsign", "z / (1 + |z|)", "1 / (1 + |z|)²", "Like tanh, but slower to saturate.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = z[i] / (1 + Math.abs(z[i]));
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                float shrink = 1 / (1 + Math.abs(z[i]));
                delta[i] *= shrink * shrink;
            }
        }
    },
    SWISH("swish", "z / (1 + e^−z)", "s + a (1 − s) with s = 1 / (1 + e^−z)", "Hidden layers of deep networks.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            kernels.sigmoid(z, a, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                a[i] *= z[i];
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            float[] s = room[0];
            kernels.sigmoid(z, s, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= Math.fma(a[i], 1 - s[i], s[i]);
            }
        }
    },
    MISH("mish", "z t with t = tanh(ln(1 + e^z))", "t + z (1 − t²) / (1 + e^−z)", "Hidden layers of deep networks.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            softplus(kernels, z, a, rows * units);
            kernels.tanh(a, a, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                a[i] *= z[i];
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            float[] t = room[0];
            float[] s = room[1];
            softplus(kernels, z, t, rows * units);
            kernels.tanh(t, t, 0, rows * units);
            kernels.sigmoid(z, s, 0, rows * units);
            for (int i = 0; i < rows * units; i++) {
                delta[i] *= Math.fma(z[i] * (1 - t[i] * t[i]), s[i], t[i]);
            }
        }
    },
    HARD_TANH("hard-tanh", "z kept within −1 … 1", "1 if |z| < 1, else 0", "A tanh of straight lines.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = Math.max(-1, Math.min(1, z[i]));
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] = Math.abs(z[i]) < 1 ? delta[i] : 0;
            }
        }
    },
    HARD_SIGMOID("hard-sigmoid", "(z + 3) / 6 kept within 0 … 1", "1/6 if |z| < 3, else 0",
            "A sigmoid of straight lines.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = Math.max(0, Math.min(6, z[i] + 3)) / 6;
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] = Math.abs(z[i]) < 3 ? delta[i] / 6 : 0;
            }
        }
    },
    RELU6("relu6", "z kept within 0 … 6", "1 if 0 < z < 6, else 0", "A relu that cannot grow without end.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                a[i] = Math.max(0, Math.min(6, z[i]));
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int i = 0; i < rows * units; i++) {
                delta[i] = z[i] > 0 && z[i] < 6 ? delta[i] : 0;
            }
        }
    },
    /** Over a layer's units together; the largest z is taken off first, so that no exponential overflows. */
    SOFTMAX("softmax", "e^zⱼ / Σ e^zₖ over the layer", "∂aⱼ/∂zₖ = aⱼ (1 if j = k, else 0) − aⱼ aₖ",
            "The output for three classes or more; last layer only.") {
        @Override
        void apply(Kernels kernels, float[] z, float[] a, int rows, int units) {
            for (int row = 0; row < rows * units; row += units) {
                float largest = z[row];
                for (int j = 1; j < units; j++) {
                    largest = Math.max(largest, z[row + j]);
                }
                for (int j = 0; j < units; j++) {
                    a[row + j] = z[row + j] - largest;
                }
            }
            kernels.exp(a, a, 0, rows * units);
            for (int row = 0; row < rows * units; row += units) {
                float sum = 0;
                for (int j = 0; j < units; j++) {
                    sum += a[row + j];
                }
                for (int j = 0; j < units; j++) {
                    a[row + j] /= sum;
                }
            }
        }

        @Override
        void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units) {
            for (int row = 0; row < rows * units; row += units) {
                float dot = 0;
                for (int j = 0; j < units; j++) {
                    dot = Math.fma(delta[row + j], a[row + j], dot);
                }
                for (int j = 0; j < units; j++) {
                    delta[row + j] = a[row + j] * (delta[row + j] - dot);
                }
            }
        }
    };

    private static void softplus(Kernels kernels, float[] z, float[] a, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = -Math.abs(z[i]);
        }
        kernels.exp(a, a, 0, n);
        kernels.log1p(a, a, 0, n);
        for (int i = 0; i < n; i++) {
            a[i] += Math.max(z[i], 0);
        }
    }

    private final String label;
    private final String formula;
    private final String derivative;
    private final String whenToUse;

    Activation(String label, String formula, String derivative, String whenToUse) {
        this.label = label;
        this.formula = formula;
        this.derivative = derivative;
        this.whenToUse = whenToUse;
    }

    /** Sets {@code a} (rows×units, modified) to f(z); {@code z} (rows×units) is another array and is not modified. */
    abstract void apply(Kernels kernels, float[] z, float[] a, int rows, int units);

    /**
     * Turns ∂L/∂a in {@code delta} (rows×units, modified) into ∂L/∂z, given {@code z} and {@code a} as
     * {@link #apply} left them; {@code room} is two arrays of that length to work in.
     */
    abstract void backward(Kernels kernels, float[] z, float[] a, float[] delta, float[][] room, int rows, int units);

    /** The name in requests and answers, such as {@code leaky-relu}. */
    @JsonValue
    @Override
    public String label() {
        return label;
    }

    /** a as a function of z, for people. */
    @Override
    public String formula() {
        return formula;
    }

    /** da/dz, for people. */
    @Override
    public String derivative() {
        return derivative;
    }

    /** A sentence on where this activation belongs. */
    @Override
    public String whenToUse() {
        return whenToUse;
    }
}
