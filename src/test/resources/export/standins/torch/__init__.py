"""As much of PyTorch as an exported source needs to predict, in NumPy, written from PyTorch's documentation."""
import contextlib

import numpy as np


class Tensor(np.ndarray):
    def numpy(self):
        return np.asarray(self)

    def float(self):
        return self.astype(np.float32)

    def copy_(self, other):
        assert self.shape == other.shape and other.dtype == np.float32
        self[...] = other


def tensor(array):
    return np.array(array).view(Tensor)


no_grad = contextlib.nullcontext

from . import nn  # noqa: E402
