package org.trainyard.runs;

import java.util.List;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.datasets.Dataset;
import org.trainyard.models.Advice;
import org.trainyard.models.Model;

/**
 * What a run would be.
 *
 * @param model the network's definition, resolved
 * @param dataset the dataset's profile, resolved
 * @param preprocessing what would happen to the columns before training
 * @param split which rows would train, validate, test
 * @param training loss, optimizer, batch size, epochs: every value in force
 * @param seed where all randomness would come from
 * @param summary the network's shapes and parameter counts
 * @param cost what the training would take
 * @param advice what will not work, or could work better
 */
public record RunCheck(Model model, Dataset dataset, Preprocessing preprocessing, Split split, TrainingPlan training,
        long seed, NetworkSpec.Summary summary, Cost cost, List<Advice> advice) {

    static RunCheck of(RunDefinition made) {
        return new RunCheck(made.model(), made.dataset(), made.preprocessing(), made.split(), made.training(),
                made.seed(), made.network().summary(), made.cost(), made.advice());
    }
}
