"""A network that Trainyard trained, as source for ${library}.

    python3 ${file}
        predicts the first rows of the data, and shows what the service says of them

    from ${module} import predict
    predict(ROWS)
        predicts rows: lists of cells in the order of COLUMNS, or dictionaries by column

It needs NumPy and ${library}. The weights are those of the run, to the last bit.
"""
${imports}

RUN = ${run}
EPOCH = ${epoch}
WEIGHTS_SHA256 = ${sha256}

# The columns of a row, in order.
COLUMNS = ${columns}
${constants}

${floats}
# Weights (inputs x units: row i holds what input i means to each unit) and biases, layer by layer.
LAYERS = [
${layers}]


def table(rows):
    """Rows as numbers, (n, columns)."""
    numbers = np.empty((len(rows), len(COLUMNS)), np.float32)
    for i, row in enumerate(rows):
        cells = [row[column] for column in COLUMNS] if isinstance(row, dict) else row
        if len(cells) != len(COLUMNS):
            raise ValueError("row %d has %d cells, must have %d" % (i, len(cells), len(COLUMNS)))
        numbers[i] = ${cells}
    return numbers


${name}
def prepare(rows):
    """What goes into the network, (n, inputs), from raw rows."""
    x = table(rows)
${parts}
${scaling}
    return x


${framework}

def answer(outputs):
    """What the outputs for one row mean."""
${answer}


NETWORK = load(build())


def predict(rows, network=NETWORK):
    """What a network says of rows, as the service's predictions."""
    return [answer(row) for row in outputs(network, prepare(rows))]


def weights_sha256():
    """The fingerprint of the weights: SHA-256 over little-endian float32, layer by layer."""
    digest = hashlib.sha256()
    for layer in LAYERS:
        for numbers in layer:
            digest.update(numbers.astype("<f4").tobytes())
    return digest.hexdigest()


# The first rows of the data, and what the service says of them.
ROWS = [
${rows}
]
SERVICE = [
${service}
]

if __name__ == "__main__":
    print("weights are those of the run:", weights_sha256() == WEIGHTS_SHA256)
    for row, service, here in zip(ROWS, SERVICE, predict(ROWS)):
        print(row)
        print("    the service:", service)
        print("    here:       ", {key: here[key] for key in service})
