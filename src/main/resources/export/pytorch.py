${step}
def build():
    """The network, with a start that PyTorch draws."""
    return nn.Sequential(
${modules}
    )


def load(network):
    """Gives a network the weights of the run."""
    linear = [module for module in network if isinstance(module, nn.Linear)]
    with torch.no_grad():
        for module, (weights, *biases) in zip(linear, LAYERS):
            module.weight.copy_(torch.tensor(weights.T.copy()))  # PyTorch keeps units x inputs
            if biases:
                module.bias.copy_(torch.tensor(biases[0]))
    return network


def outputs(network, x):
    """What comes out of a network for prepared rows, (n, outputs)."""
    network.eval()
    with torch.no_grad():
        return network(torch.tensor(x)).numpy()


def encode(targets):
    """What the network should say, (n, outputs): ${encoding}."""
${encode}


def rate(epoch):
    """The learning rate of an epoch, from 0."""
    return ${rate}


${training}
