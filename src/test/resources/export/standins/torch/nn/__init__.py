import math

import numpy as np

import torch

from . import functional  # noqa: F401


class Module:
    def eval(self):
        self.training = False

    def __call__(self, x):
        return self.forward(x)


class Linear(Module):
    def __init__(self, inputs, outputs, bias=True):
        self.weight = torch.tensor(np.full((outputs, inputs), np.nan, np.float32))
        self.bias = torch.tensor(np.full(outputs, np.nan, np.float32)) if bias else None

    def forward(self, x):
        z = x @ self.weight.T
        return z if self.bias is None else z + self.bias


class Sequential(Module):
    def __init__(self, *modules):
        self.modules = modules
        self.training = True

    def __iter__(self):
        return iter(self.modules)

    def forward(self, x):
        for module in self.modules:
            x = module(x)
        return x


class Dropout(Module):
    def __init__(self, p):
        assert 0 < p < 1

    def forward(self, x):
        return x


def _module(function):
    class Made(Module):
        def __init__(self, **settings):
            self.settings = settings

        def forward(self, z):
            return np.asarray(function(z, **self.settings), np.float32).view(torch.Tensor)

    return Made


def _sigmoid(z):
    return 1 / (1 + np.exp(-z.astype(np.float64)))


def _softplus(z):
    return np.logaddexp(0, z.astype(np.float64))


def _softmax(z, dim):
    shifted = np.exp(z - z.max(axis=dim, keepdims=True))
    return shifted / shifted.sum(axis=dim, keepdims=True)


_erf = np.vectorize(math.erf)

Identity = _module(lambda z: z)
Sigmoid = _module(_sigmoid)
Tanh = _module(np.tanh)
ReLU = _module(lambda z: np.maximum(z, 0))
ELU = _module(lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))))
SELU = _module(lambda z: 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0))))
GELU = _module(lambda z: z * (1 + _erf(z / math.sqrt(2))) / 2)
Softplus = _module(_softplus)
Softsign = _module(lambda z: z / (1 + np.abs(z)))
SiLU = _module(lambda z: z * _sigmoid(z))
Mish = _module(lambda z: z * np.tanh(_softplus(z)))
Hardtanh = _module(lambda z: np.clip(z, -1, 1))
Hardsigmoid = _module(lambda z: np.clip(z + 3, 0, 6) / 6)
ReLU6 = _module(lambda z: np.clip(z, 0, 6))
Softmax = _module(_softmax)


class LeakyReLU(Module):
    def __init__(self, slope):
        self.slope = np.float32(slope)

    def forward(self, z):
        return np.where(z > 0, z, self.slope * z).view(torch.Tensor)
