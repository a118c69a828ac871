package org.trainyard.compute.reference;

import java.util.Arrays;
import java.util.Map;

/** Optimizers over one vector of parameters, with names and settings as in the goldens. */
public final class ReferenceOptimizer {
    private final String name;
    private final Map<String, Double> settings;
    private final double[] first;
    private final double[] second;
    private final double[] third;
    private double product = 1;
    private int t;

    /** Nothing remembered yet. */
    public ReferenceOptimizer(String name, Map<String, Double> settings, int parameters) {
        this.name = name;
        this.settings = settings;
        this.first = new double[parameters];
        this.second = new double[parameters];
        this.third = new double[parameters];
        Arrays.fill(first, of("initial_accumulator", 0));
    }

    private double of(String setting, double otherwise) {
        return settings.getOrDefault(setting, otherwise);
    }

    /** One update of w by g. */
    public void update(double[] w, double[] g, double rate) {
        t++;
        if (name.equals("nadam")) {
            product *= nadamMomentum(t);
        }
        for (int i = 0; i < w.length; i++) {
            w[i] = updated(w[i], g[i], rate, i);
        }
    }

    private double updated(double w, double g, double rate, int i) {
        double eps = of("eps", 0);
        double rho = of("rho", 0);
        double mu = of("momentum", 0);
        return switch (name) {
            case "sgd" -> w - rate * g;
            case "momentum" -> {
                first[i] = mu * first[i] + g;
                yield w - rate * first[i];
            }
            case "nesterov" -> {
                first[i] = mu * first[i] + g;
                yield w - rate * (g + mu * first[i]);
            }
            case "adagrad" -> {
                first[i] += g * g;
                yield w - rate * g / (Math.sqrt(first[i]) + eps);
            }
            case "rmsprop" -> {
                first[i] = rho * first[i] + (1 - rho) * g * g;
                second[i] = rho * second[i] + (1 - rho) * g;
                double square = first[i] - (of("centered", 0) > 0 ? second[i] * second[i] : 0);
                third[i] = mu * third[i] + g / (Math.sqrt(square) + eps);
                yield w - rate * third[i];
            }
            case "adadelta" -> {
                first[i] = rho * first[i] + (1 - rho) * g * g;
                double u = g * Math.sqrt(second[i] + eps) / Math.sqrt(first[i] + eps);
                second[i] = rho * second[i] + (1 - rho) * u * u;
                yield w - rate * u;
            }
            case "adamax" -> {
                first[i] = of("beta1", 0) * first[i] + (1 - of("beta1", 0)) * g;
                second[i] = Math.max(of("beta2", 0) * second[i], Math.abs(g) + eps);
                yield w - rate / (1 - Math.pow(of("beta1", 0), t)) * first[i] / second[i];
            }
            case "adamw" -> adam(w * (1 - rate * of("weight_decay", 0)), g, rate, i);
            case "adam", "nadam" -> adam(w, g, rate, i);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private double adam(double w, double g, double rate, int i) {
        double b1 = of("beta1", 0);
        double b2 = of("beta2", 0);
        first[i] = b1 * first[i] + (1 - b1) * g;
        second[i] = b2 * second[i] + (1 - b2) * g * g;
        third[i] = Math.max(third[i], second[i]);
        double v = of("amsgrad", 0) > 0 ? third[i] : second[i];
        double root = Math.sqrt(v / (1 - Math.pow(b2, t))) + of("eps", 0);
        if (name.equals("nadam")) {
            double next = nadamMomentum(t + 1);
            return w - rate * ((1 - nadamMomentum(t)) / (1 - product) * g + next / (1 - product * next) * first[i])
                    / root;
        }
        if (of("hat", 0) > 0) {
            return w - rate * Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t)) * first[i]
                    / (Math.sqrt(v) + of("eps", 0));
        }
        return w - rate * first[i] / (1 - Math.pow(b1, t)) / root;
    }

    private double nadamMomentum(int update) {
        return of("beta1", 0) * (1 - 0.5 * Math.pow(0.96, update * of("momentum_decay", 0.004)));
    }
}
