"""scikit-learn's MLPClassifier: one fit over all epochs, from given weights, without shuffling or penalty."""
import warnings

import numpy
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

VERSION = "scikit-learn " + sklearn.__version__

ACTIVATIONS = {"tanh": "tanh", "relu": "relu", "sigmoid": "logistic"}
LOSSES = {"binary-cross-entropy", "cross-entropy"}

# As many epochs as asked for is what is wanted, not a fault.
warnings.simplefilter("ignore", ConvergenceWarning)


def cannot(workload):
    if workload["training"]["loss"] not in LOSSES:
        return "MLPClassifier knows only cross-entropy, MLPRegressor only linear outputs"
    return None


class Side:
    def __init__(self, workload, floats):
        layers, self.training = workload["model"]["layers"], workload["training"]
        self.x = floats.matrix("inputs", workload["model"]["inputs"])
        targets = floats.matrix("targets", layers[-1]["units"])
        self.y = targets.argmax(1) if targets.shape[1] > 1 else (targets[:, 0] > 0.5).astype(int)
        self.hidden = [layer["units"] for layer in layers[:-1]]
        self.activation = ACTIVATIONS[layers[0]["activation"]]
        self.weights = [floats.matrix(f"weights{i}", layer["units"]) for i, layer in enumerate(layers)]
        self.biases = [floats.vector(f"biases{i}") for i in range(len(layers))]

    def restart(self):
        optimizer, batch = self.training["optimizer"], self.training["batchSize"]
        self.model = MLPClassifier(
            self.hidden, self.activation, solver=optimizer["kind"], learning_rate_init=optimizer["learningRate"],
            alpha=0, batch_size=batch, momentum=0, nesterovs_momentum=False, shuffle=False, tol=0,
            max_iter=self.training["epochs"], n_iter_no_change=self.training["epochs"] + 1, warm_start=True)
        # A first step makes the arrays; then they get the weights, from which the warm start begins.
        self.model.partial_fit(self.x[:batch], self.y[:batch], numpy.unique(self.y))
        self.model.coefs_ = [weights.copy() for weights in self.weights]
        self.model.intercepts_ = [biases.copy() for biases in self.biases]

    def train(self):
        self.model.fit(self.x, self.y)

    def loss(self):
        probabilities = self.model.predict_proba(self.x).astype("f8")
        return float(-numpy.log(probabilities[numpy.arange(len(self.y)), self.y]).mean())
