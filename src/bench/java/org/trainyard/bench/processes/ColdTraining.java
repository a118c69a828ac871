package org.trainyard.bench.processes;

import java.util.List;

import org.ejml.data.FMatrixRMaj;

import org.trainyard.compute.Activation;
import org.trainyard.compute.BatchSize;
import org.trainyard.compute.DataTable;
import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.LossReduction;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingPlan;

/** A program that trains exclusive or as the README's session does, every epoch measured, and ends. */
public final class ColdTraining {
    private static final long SEED = 42;

    private ColdTraining() {}

    /** Prints the hash of the weights after so many epochs. */
    public static void main(String[] arguments) {
        var trainer = trainer(Integer.parseInt(arguments[0]));
        trainer.train(report -> {});
        System.out.println(trainer.model().weightsSha256());
    }

    /** A trainer at its start. */
    static Trainer trainer(int epochs) {
        var table = new DataTable(new FMatrixRMaj(new float[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
                new FMatrixRMaj(new float[][]{{0}, {1}, {1}, {0}}), List.of("x1", "x2"), 2);
        var network = new NetworkSpec(2,
                List.of(LayerSpec.of(3, Activation.TANH), LayerSpec.of(1, Activation.SIGMOID)));
        var plan = new TrainingPlan(Loss.MSE, 1.0, LossReduction.MEAN, new Optimizer.Sgd(0.5, 0.0, false),
                new LearningRateSchedule.Constant(), new BatchSize(4), epochs, true, 0.0, 0.0, null, null, null, null,
                1, false, null);
        var data = PreparedData.of(table, Preprocessing.none(), Split.allTraining(),
                TargetEncoding.of(network, plan, table), network.outputs(), SEED);
        return Trainer.start(network, plan, data, SEED);
    }
}
