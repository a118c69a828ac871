"""PyTorch as an experienced user writes it: nn.Sequential and a plain eager loop over slices, on one thread."""
import torch
from torch import nn

VERSION = "PyTorch " + torch.__version__

ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}
OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
# These take logits and hold the last layer's activation in themselves.
LOSSES_OF_LOGITS = {"binary-cross-entropy": nn.BCEWithLogitsLoss, "cross-entropy": nn.CrossEntropyLoss}

torch.set_num_threads(1)
torch.set_num_interop_threads(1)


def cannot(workload):
    return None


class Side:
    def __init__(self, workload, floats):
        self.layers, self.training = workload["model"]["layers"], workload["training"]
        self.floats, self.inputs = floats, workload["model"]["inputs"]
        self.x = torch.from_numpy(floats.matrix("inputs", self.inputs))
        self.y = torch.from_numpy(floats.matrix("targets", self.layers[-1]["units"]))
        if self.training["loss"] == "cross-entropy":
            self.y = self.y.argmax(1)
        self.criterion = LOSSES_OF_LOGITS.get(self.training["loss"], nn.MSELoss)()

    def restart(self):
        modules, inputs = [], self.inputs
        for number, layer in enumerate(self.layers):
            linear = nn.Linear(inputs, layer["units"])
            with torch.no_grad():
                linear.weight.copy_(torch.from_numpy(self.floats.matrix(f"weights{number}", layer["units"])).T)
                linear.bias.copy_(torch.from_numpy(self.floats.vector(f"biases{number}")))
            modules.append(linear)
            inputs = layer["units"]
            if layer is not self.layers[-1] or self.training["loss"] not in LOSSES_OF_LOGITS:
                modules.append(ACTIVATIONS[layer["activation"]]())
        self.model = nn.Sequential(*modules)
        optimizer = self.training["optimizer"]
        self.optimizer = OPTIMIZERS[optimizer["kind"]](self.model.parameters(), lr=optimizer["learningRate"])

    def train(self):
        model, criterion, optimizer, batch = self.model, self.criterion, self.optimizer, self.training["batchSize"]
        for _ in range(self.training["epochs"]):
            for x, y in zip(self.x.split(batch), self.y.split(batch)):
                optimizer.zero_grad(set_to_none=True)
                criterion(model(x), y).backward()
                optimizer.step()

    def loss(self):
        with torch.no_grad():
            y = self.y.double() if self.y.is_floating_point() else self.y
            return self.criterion(self.model(self.x).double(), y).item()
