def loss(y, a):
    """The loss of each row: ${loss}."""
    return ${losses}


def train(network, rows, targets):
    """Trains a network as the run was trained. The run took ${split}.

    train(load(build()), ROWS, targets) goes on from the run's weights; an export with epoch=0 has those it began with.
    """
${clipping}
    network.compile(
        optimizer=${optimizer},
        loss=loss,
    )
    network.fit(
        prepare(rows),
        encode(targets),
        epochs=${epochs},
        batch_size=${batch},
        shuffle=${shuffle},
${weights}
        callbacks=[${callback}],
        verbose=0,
    )
    return network
