package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;

/** Small tables to train on. */
final class Tables {

    private Tables() {}

    /** The truth table of a gate, its outputs given for 00, 01, 10, 11. */
    static DataTable gate(int... outputs) {
        float[][] targets = new float[4][1];
        for (int i = 0; i < 4; i++) {
            targets[i][0] = outputs[i];
        }
        return table(new float[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, targets, 2);
    }

    /** Rows of three numbers in that many classes, drawn around a centre for each. */
    static DataTable clouds(int rows, int classes) {
        var random = RandomStream.of(11, RandomStream.Purpose.DATA);
        float[][] inputs = new float[rows][3];
        float[][] targets = new float[rows][1];
        for (int i = 0; i < rows; i++) {
            targets[i][0] = i % classes;
            for (int j = 0; j < 3; j++) {
                inputs[i][j] = (float) (random.gaussian() + (j == i % classes ? 2 : 0));
            }
        }
        return table(inputs, targets, classes);
    }

    /** Rows of two numbers and that many values made of them. */
    static DataTable curve(int rows, int values) {
        var random = RandomStream.of(12, RandomStream.Purpose.DATA);
        float[][] inputs = new float[rows][2];
        float[][] targets = new float[rows][values];
        for (int i = 0; i < rows; i++) {
            inputs[i][0] = (float) random.uniform(-1, 1);
            inputs[i][1] = (float) random.uniform(-1, 1);
            for (int j = 0; j < values; j++) {
                targets[i][j] = (j + 1) * inputs[i][0] * inputs[i][1] + 0.1f * (float) random.gaussian();
            }
        }
        return table(inputs, targets, 0);
    }

    static DataTable table(float[][] inputs, float[][] targets, int classes) {
        var names = IntStream.range(0, inputs[0].length).mapToObj(i -> "column" + i).toList();
        return new DataTable(new FMatrixRMaj(inputs), new FMatrixRMaj(targets), names, classes);
    }

    /** A network of tanh layers before a last one. */
    static NetworkSpec network(int inputs, List<Integer> hidden, int outputs, Activation last) {
        var layers = new ArrayList<LayerSpec>();
        hidden.forEach(units -> layers.add(LayerSpec.of(units, Activation.TANH)));
        layers.add(LayerSpec.of(outputs, last));
        return new NetworkSpec(inputs, Collections.unmodifiableList(layers));
    }

    /** All rows for training, as they are. */
    static PreparedData prepared(DataTable table, NetworkSpec network, TrainingPlan plan, Split split, long seed) {
        return PreparedData.of(table, Preprocessing.none(), split, TargetEncoding.of(network, plan, table),
                network.outputs(), seed);
    }

    /** A trainer at its start, all rows for training. */
    static Trainer trainer(DataTable table, NetworkSpec network, TrainingPlan plan, long seed) {
        return Trainer.start(network, plan, prepared(table, network, plan, Split.allTraining(), seed), seed);
    }

    /** Outputs of a model for all rows of a table. */
    static FMatrixRMaj outputs(TrainedModel model, DataTable table) {
        return model.outputs(table.inputs(), IntStream.range(0, table.rows()).toArray());
    }
}
