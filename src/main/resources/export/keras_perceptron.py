def train(network, rows, targets):
    """Trains a network by Rosenblatt's rule, as the run was trained. The run took ${split}."""
    x, y = prepare(rows), encode(targets)
    weights, *biases = network.get_weights()
    for epoch in range(${epochs}):
        order = np.random.permutation(len(x)) if ${shuffle} else np.arange(len(x))
        for first in range(0, len(x), ${batch}):
            batch = order[first:first + ${batch}]
            wrong = y[batch] - np.asarray(network.predict(x[batch], verbose=0))
            weights += rate(epoch) * x[batch].T @ wrong
${bias}
            network.set_weights([weights, *biases])
    return network
