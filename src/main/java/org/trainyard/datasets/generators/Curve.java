package org.trainyard.datasets.generators;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Functions of one variable that a network can learn to approximate, and where they are usually looked at. */
public enum Curve {
    /** sin 2πx. */
    SINE {
        @Override
        double at(double x) {
            return StrictMath.sin(2 * StrictMath.PI * x);
        }
    },
    /** 0 left of 1/2, else 1. */
    STEP {
        @Override
        double at(double x) {
            return x < 0.5 ? 0 : 1;
        }
    },
    /** |x - 1/2|. */
    ABS {
        @Override
        double at(double x) {
            return StrictMath.abs(x - 0.5);
        }
    },
    /** Two teeth between 0 and 1: 2x - ⌊2x⌋. */
    SAWTOOTH {
        @Override
        double at(double x) {
            return 2 * x - StrictMath.floor(2 * x);
        }
    },
    /** c₀ + c₁x + c₂x² + …, by Horner's rule. */
    POLYNOMIAL {
        @Override
        double at(double x) {
            return x * x;
        }

        @Override
        double at(double x, List<Double> coefficients) {
            double value = 0;
            for (double coefficient : coefficients.reversed()) {
                value = value * x + coefficient;
            }
            return value;
        }
    },
    /** x cos x + sin² x. */
    COURSE_CURVE {
        @Override
        double at(double x) {
            double sine = StrictMath.sin(x);
            return x * StrictMath.cos(x) + sine * sine;
        }

        @Override
        double to() {
            return 12;
        }
    },
    /** exp(-50 (x - 1/2)²). */
    GAUSSIAN_BUMP {
        @Override
        double at(double x) {
            return StrictMath.exp(-50 * (x - 0.5) * (x - 0.5));
        }
    },
    /** Runge's function on 0 to 1: 1 / (1 + 25 (2x - 1)²). */
    RUNGE {
        @Override
        double at(double x) {
            double wide = 2 * x - 1;
            return 1 / (1 + 25 * wide * wide);
        }
    };

    /** The value at {@code x}. */
    abstract double at(double x);

    /** The value at {@code x}, for the one function that has coefficients. */
    double at(double x, List<Double> coefficients) {
        return at(x);
    }

    /** Where its usual stretch begins. */
    double from() {
        return 0;
    }

    /** Where its usual stretch ends. */
    double to() {
        return 1;
    }

    /** The name in requests and answers. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
