def train(network, rows, targets):
    """Trains a network by Rosenblatt's rule, as the run was trained. The run took ${split}."""
    x, y = torch.tensor(prepare(rows)), torch.tensor(encode(targets))
    for epoch in range(${epochs}):
        order = torch.${order}(len(x))
        for batch in order.split(${batch}):
            with torch.no_grad():
                wrong = y[batch] - network(x[batch])
                network[0].weight += rate(epoch) * wrong.T @ x[batch]
${bias}
    return network
