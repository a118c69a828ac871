package org.trainyard.insights.export;

import java.util.List;

import org.trainyard.compute.TrainingPlan;

/** What builds and trains networks in Python. */
sealed interface PythonLibrary permits PyTorch, Keras {

    /** What people call it. */
    String title();

    /** Lines that import it. */
    List<String> imports();

    /** Functions that build the network, load it, let it run and train it. */
    String code(Exported exported);

    /** Rows of a batch, as a Python expression where there are {@code rows}. */
    static String batch(TrainingPlan plan) {
        var batch = plan.batchSize();
        return batch == null || batch.isFull() ? "len(rows)" : String.valueOf(batch.rows());
    }

    /** Which rows the run took, and when it would have stopped. */
    static String split(Exported exported) {
        var definition = exported.definition();
        var stopping = definition.training().earlyStopping();
        return "%d of the dataset's %d rows".formatted(definition.trainingRows(), definition.dataset().rows())
                + (stopping == null
                        ? ""
                        : ", and would stop\n    after %d epochs in which %s did not get better by more than %s"
                                .formatted(stopping.patience(), stopping.metric().label(), stopping.minDelta()));
    }
}
