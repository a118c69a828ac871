package org.trainyard.bench.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Split;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingPlan;

/** Where both sides of a workload start: rows, encoded targets and weights. */
final class Start {
    /** Little-endian float32 files for the Python side, one folder a workload. */
    static final Path FOLDER = Path.of("target/bench");

    private final NetworkSpec network;
    private final TrainingPlan plan;
    private final PreparedData data;

    Start(Workload workload) {
        var table = workload.data().table(workload.model().inputs(), Math.max(2, workload.model().outputs()));
        this.network = withWeights(workload.model());
        this.plan = workload.training();
        this.data = PreparedData.of(table, Preprocessing.none(), Split.allTraining(),
                TargetEncoding.of(network, plan, table), network.outputs(), 1);
    }

    /** A trainer that has done nothing yet. */
    Trainer trainer() {
        return Trainer.start(network, withoutMeasuring(plan, plan.epochs()), data, 1);
    }

    /** The same, for another number of epochs. */
    Trainer trainer(int epochs) {
        return Trainer.start(network, withoutMeasuring(plan, epochs), data, 1);
    }

    /** Writes all of it to the folder of that name. */
    void write(String name) throws IOException {
        var folder = Files.createDirectories(FOLDER.resolve(name));
        write(folder.resolve("inputs"), Objects.requireNonNull(data.training().inputs().array()));
        write(folder.resolve("targets"), data.training().targets().data);
        var layers = trainer().model().parameters();
        for (int i = 0; i < layers.size(); i++) {
            write(folder.resolve("weights" + i), layers.get(i).weights());
            write(folder.resolve("biases" + i), layers.get(i).biases());
        }
    }

    /** Glorot and Bengio (2010), uniform; small biases, so that none of them is left out unnoticed. */
    private static NetworkSpec withWeights(NetworkSpec network) {
        var layers = new ArrayList<LayerSpec>();
        int inputs = network.inputs();
        var random = RandomStream.of(2, RandomStream.Purpose.INITIALISATION);
        for (var layer : network.layers()) {
            float[][] weights = new float[inputs][];
            for (int p = 0; p < inputs; p++) {
                weights[p] = uniform(random, layer.units(), Math.sqrt(6.0 / (inputs + layer.units())));
            }
            layers.add(layer.startingAt(weights, uniform(random, layer.units(), 0.1)));
            inputs = layer.units();
        }
        return new NetworkSpec(network.inputs(), layers);
    }

    private static float[] uniform(RandomStream random, int n, double bound) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.uniform(-bound, bound);
        }
        return values;
    }

    private static TrainingPlan withoutMeasuring(TrainingPlan plan, int epochs) {
        return new TrainingPlan(plan.loss(), plan.lossDelta(), plan.lossReduction(), plan.optimizer(), plan.schedule(),
                plan.batchSize(), epochs, false, plan.l1(), plan.l2(), plan.clipNorm(), plan.clipValue(),
                plan.classWeights(), plan.earlyStopping(), Integer.MAX_VALUE, false,
                plan.checkpointEvery());
    }

    private static void write(Path file, float[]... rows) throws IOException {
        var bytes = ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }
}
