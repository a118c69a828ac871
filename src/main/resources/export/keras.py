${step}
def build():
    """The network, with a start that Keras draws."""
    return keras.Sequential([
${modules}
    ])


def load(network):
    """Gives a network the weights of the run."""
    network.set_weights([numbers for layer in LAYERS for numbers in layer])
    return network


def outputs(network, x):
    """What comes out of a network for prepared rows, (n, outputs)."""
    return np.asarray(network.predict(x, verbose=0))


def encode(targets):
    """What the network should say, (n, outputs): ${encoding}."""
${encode}


def rate(epoch):
    """The learning rate of an epoch, from 0."""
    return ${rate}


${training}
