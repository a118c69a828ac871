package org.trainyard.compute;

/** How weights follow the gradient. */
public sealed interface Optimizer {

    /** α, the step size, before any schedule. */
    Double learningRate();

    /** Stochastic gradient descent. */
    record Sgd(Double learningRate, Double momentum, Boolean nesterov) implements Optimizer {}

    /** Adam. */
    record Adam(Double learningRate, Double beta1, Double beta2, Double epsilon,
            Boolean amsgrad) implements Optimizer {}

    /** Rosenblatt's rule. */
    record Perceptron(Double learningRate) implements Optimizer {}
}
