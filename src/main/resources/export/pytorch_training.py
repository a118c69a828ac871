def losses(network, x, y):
    """The loss of each row: ${loss}."""
${losses}


def train(network, rows, targets):
    """Trains a network as the run was trained. The run took ${split}.

    train(load(build()), ROWS, targets) goes on from the run's weights; an export with epoch=0 has those it began with.
    """
    x, y = torch.tensor(prepare(rows)), torch.tensor(encode(targets))
${weights}
    optimizer = ${optimizer}
${plateau}
    network.train()
    for epoch in range(${epochs}):
${schedule}
        order = torch.${order}(len(x))
        for batch in order.split(${batch}):
            optimizer.zero_grad()
            loss = ${mean}
${penalty}
            loss.backward()
${clipping}
            optimizer.step()
${watch}
    return network
