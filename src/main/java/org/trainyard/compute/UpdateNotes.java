package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Takes down what updates compute, for an observer; copies only what that one wants to see. */
final class UpdateNotes {
    private final UpdateObserver observer;
    private final Network network;
    private final Batches batches;
    private final Updates updates;
    private final Weights before;
    private final Weights gradients;
    /** What the optimizer remembered of each array of parameters. */
    private List<List<float[]>> memory = List.of();
    private boolean wanted;
    private long number;

    UpdateNotes(UpdateObserver observer, Network network, Batches batches, Updates updates) {
        this.observer = observer;
        this.network = network;
        this.batches = batches;
        this.updates = updates;
        this.before = Weights.like(network.parameters());
        this.gradients = Weights.like(network.parameters());
    }

    /** Before the weights of an update move. */
    void begin(long update) {
        number = update;
        wanted = observer.wants(update);
        if (wanted) {
            network.save(before);
            memory = updates.slots();
        }
    }

    /** When all gradients are there, and nothing is clipped yet. */
    void computed() {
        for (int i = 0; wanted && i < gradients.arrays().length; i++) {
            float[] gradient = network.parameters().get(i).gradient().data;
            System.arraycopy(gradient, 0, gradients.arrays()[i], 0, gradient.length);
        }
    }

    /** When the weights have moved. */
    void end(int epoch, int batch, double rate) {
        if (!wanted) {
            return;
        }
        int n = batches.rows();
        var layers = new ArrayList<Update.Layer>();
        int parameter = 0;
        for (int i = 0; i < network.spec().layers().size(); i++) {
            var layer = network.layer(i);
            float[] x = i == 0 ? batches.inputs() : network.layer(i - 1).outputs();
            layers.add(new Update.Layer(network.spec().layers().get(i), layer.inputs(),
                    Arrays.copyOf(x, n * layer.inputs()), Arrays.copyOf(layer.logits(), n * layer.units()),
                    Arrays.copyOf(layer.activations(), n * layer.units()),
                    Arrays.copyOf(layer.delta(), n * layer.units()), numbers(before, parameter, layer),
                    numbers(gradients, parameter, layer), memory(parameter, layer),
                    new Update.Numbers(layer.weights().value().data.clone(), layer.biases().value().data.clone())));
            parameter += layer.biases().size() > 0 ? 2 : 1;
        }
        int outputs = network.spec().outputs();
        observer.updated(new Update(number, epoch, batch, rate, batches.rowNumbers(batch - 1),
                layers.getFirst().x(), Arrays.copyOf(batches.targets(), n * outputs), batches.labels(batch - 1),
                updates.scalars(), layers));
    }

    private static Update.Numbers numbers(Weights all, int parameter, DenseLayer layer) {
        return new Update.Numbers(all.arrays()[parameter].clone(),
                layer.biases().size() > 0 ? all.arrays()[parameter + 1].clone() : new float[0]);
    }

    private List<Update.Numbers> memory(int parameter, DenseLayer layer) {
        return IntStream.range(0, memory.get(parameter).size())
                .mapToObj(slot -> new Update.Numbers(memory.get(parameter).get(slot),
                        layer.biases().size() > 0 ? memory.get(parameter + 1).get(slot) : new float[0]))
                .toList();
    }
}
