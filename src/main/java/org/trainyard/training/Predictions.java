package org.trainyard.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.TrainedModel;
import org.trainyard.runs.Runs;

/** Rows in, predictions out. */
@Service
class Predictions {

    /**
     * Rows to predict.
     *
     * @param rows lists of numbers in the order of the dataset's features, or objects by column name
     */
    record Question(@NotNull @Schema(example = "[[0, 1], [1, 1]]") JsonNode rows) {}

    /**
     * What the network says.
     *
     * @param classes the classes, in the order of the probabilities; null for regression
     * @param predictions one for each row, in order
     */
    record Answer(@Nullable List<String> classes, List<Prediction> predictions) {}

    /**
     * What the network says of one row.
     *
     * @param label the predicted class; null for regression
     * @param probabilities one for each class; null where the last layer gives none
     * @param values the outputs of the last layer, for regression in the target's own unit; null where not finite
     */
    record Prediction(@Nullable String label, @Nullable List<Double> probabilities,
            List<@Nullable Double> values) {}

    private final Runs runs;
    private final Replay replay;

    Predictions(Runs runs, Replay replay) {
        this.runs = runs;
        this.replay = replay;
    }

    Answer answer(String runId, @Nullable String epoch, Question question) {
        var dataset = runs.find(runId).definition().dataset();
        var model = replay.model(runId, epoch);
        var inputs = new Rows(dataset, model::uses).read(question.rows());
        var outputs = model.outputs(inputs);
        var classes = dataset.targets().getFirst().classes();
        var predictions = new ArrayList<Prediction>();
        for (int row = 0; row < outputs.numRows; row++) {
            var from = row * outputs.numCols;
            predictions.add(prediction(model, Arrays.copyOfRange(outputs.data, from, from + outputs.numCols), classes));
        }
        return new Answer(classes, predictions);
    }

    private static Prediction prediction(TrainedModel model, float[] outputs, @Nullable List<String> classes) {
        var values = new ArrayList<@Nullable Double>();
        for (var value : outputs) {
            values.add(finite(value));
        }
        if (classes == null) {
            return new Prediction(null, null, values);
        }
        if (values.contains(null)) {
            return new Prediction(null, null, values);
        }
        var probabilities = Arrays.stream(model.probabilities(outputs)).boxed().toList();
        return new Prediction(classes.get(model.predictedClass(outputs)),
                probabilities.isEmpty() ? null : probabilities,
                values);
    }

    private static @Nullable Double finite(float value) {
        return Float.isFinite(value) ? (double) value : null;
    }
}
