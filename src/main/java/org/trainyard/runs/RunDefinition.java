package org.trainyard.runs;

import java.util.List;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.datasets.Dataset;
import org.trainyard.models.Advice;
import org.trainyard.models.Model;

/**
 * A run with every value in force: what its weights are a pure function of, and what was said about it when it was
 * accepted. Kept as JSON with the run.
 */
public record RunDefinition(Model model, NetworkSpec network, Dataset dataset, Preprocessing preprocessing, Split split,
        TrainingPlan training, TargetEncoding encoding, long seed, Cost cost, List<Advice> advice) {

    /** Rows that every epoch goes through. */
    public int trainingRows() {
        return split.sizes(dataset.rows()).train();
    }

    /** Rows of an update; the last one of an epoch may have fewer. */
    public int batchRows() {
        int rows = trainingRows();
        return training.batchSize() == null ? rows : training.batchSize().of(rows);
    }
}
