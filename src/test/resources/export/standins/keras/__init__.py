"""As much of Keras 3 as an exported source needs to predict, in NumPy, written from Keras's documentation."""
import math
from types import SimpleNamespace

import numpy as np


def Input(shape):
    return Start(shape[0])


class Start:
    def __init__(self, units):
        self.units = units


class Dense:
    def __init__(self, units, activation, use_bias=True, kernel_regularizer=None):
        self.units = units
        self.activation = _NAMED[activation] if isinstance(activation, str) else activation
        self.use_bias = use_bias

    def arrays(self):
        return 2 if self.use_bias else 1

    def __call__(self, x):
        z = x @ self.weights[0]
        return self.activation(z + self.weights[1] if self.use_bias else z).astype(np.float32)


class Dropout:
    units = None

    def __init__(self, rate):
        assert 0 < rate < 1

    def arrays(self):
        return 0

    def __call__(self, x):
        return x


class Sequential:
    def __init__(self, parts):
        assert isinstance(parts[0], Start)
        self.inputs, self.layers = parts[0].units, parts[1:]

    def set_weights(self, arrays):
        assert len(arrays) == sum(layer.arrays() for layer in self.layers)
        inputs = self.inputs
        for layer in self.layers:
            layer.weights, arrays = arrays[:layer.arrays()], arrays[layer.arrays():]
            if layer.weights:
                assert [array.shape for array in layer.weights] == [(inputs, layer.units), (layer.units,)][:layer.arrays()]
                inputs = layer.units

    def predict(self, x, verbose):
        for layer in self.layers:
            x = layer(x)
        return x


def _sigmoid(z):
    return 1 / (1 + np.exp(-z.astype(np.float64)))


def _softplus(z):
    return np.logaddexp(0, z.astype(np.float64))


def _softmax(z):
    shifted = np.exp(z - z.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


_erf = np.vectorize(math.erf)

_NAMED = {
    "linear": lambda z: z,
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "selu": lambda z: 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0))),
    "gelu": lambda z: z * (1 + _erf(z / math.sqrt(2))) / 2,
    "softplus": _softplus,
    "softsign": lambda z: z / (1 + np.abs(z)),
    "silu": lambda z: z * _sigmoid(z),
    "mish": lambda z: z * np.tanh(_softplus(z)),
    "hard_sigmoid": lambda z: np.clip(z + 3, 0, 6) / 6,
    "relu6": lambda z: np.clip(z, 0, 6),
    "softmax": _softmax,
}

layers = SimpleNamespace(Dense=Dense, Dropout=Dropout)
regularizers = SimpleNamespace(L1L2=lambda l1, l2: None)
ops = SimpleNamespace(clip=np.clip, cast=lambda x, dtype: x.astype(dtype))
activations = SimpleNamespace(
    leaky_relu=lambda z, negative_slope: np.where(z > 0, z, np.float32(negative_slope) * z))
