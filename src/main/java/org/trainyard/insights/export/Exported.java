package org.trainyard.insights.export;

import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.TrainedModel;
import org.trainyard.datasets.Dataset;
import org.trainyard.runs.RunDefinition;

/**
 * A network that is taken away, and all that has to go with it.
 *
 * @param runId whose it is
 * @param epoch as it was asked for
 * @param definition what was trained, and how
 * @param model the network with its scaling
 * @param table the rows, of which some go along as examples
 */
record Exported(String runId, String epoch, RunDefinition definition, TrainedModel model, DataTable table) {

    /** Rows that go along. */
    private static final int EXAMPLES = 5;

    /** The columns of a raw row, in order. */
    List<Dataset.Feature> columns() {
        return definition.dataset().features();
    }

    /** The names that a column holds; none for one of numbers. */
    List<String> names(int column) {
        var names = columns().get(column).categories();
        return names == null ? List.of() : names;
    }

    /** Whether some column holds names. */
    boolean hasNames() {
        return IntStream.range(0, columns().size()).anyMatch(column -> !names(column).isEmpty());
    }

    /** The classes, in the order of the outputs; null for regression. */
    @Nullable
    List<String> classes() {
        return definition.dataset().targets().getFirst().classes();
    }

    /** What goes into the network, in order. */
    List<InputPart> parts() {
        return InputPart.of(model.inputs().stream().map(TrainedModel.Input::feature).toList());
    }

    /** Whether any number is shifted or divided on its way into the network. */
    boolean scalesInputs() {
        return !model.inputs().stream().allMatch(TrainedModel.Input::isUnscaled);
    }

    /** Whether outputs are in another unit than their targets. */
    boolean scalesTargets() {
        return model.targetUnits().stream().anyMatch(unit -> unit.shift() != 0 || unit.width() != 1);
    }

    /** Whether an output tells how probable a class is. */
    boolean givesProbabilities() {
        return model.probabilities(new float[model.network().outputs()]).length > 0;
    }

    /** The first rows of the data, with what the service says of them. */
    List<Example> examples() {
        int count = Math.min(EXAMPLES, table.rows());
        var rows = new FMatrixRMaj(count, model.columns());
        for (int row = 0; row < count; row++) {
            table.inputs().copy(row, rows.data, row * model.columns());
        }
        var outputs = model.outputs(rows);
        return IntStream.range(0, count).mapToObj(row -> {
            var values = new float[outputs.numCols];
            System.arraycopy(outputs.data, row * values.length, values, 0, values.length);
            var cells = new float[model.columns()];
            System.arraycopy(rows.data, row * cells.length, cells, 0, cells.length);
            return new Example(cells, values, classes() == null ? null : label(values));
        }).toList();
    }

    private @Nullable String label(float[] values) {
        var classes = classes();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return null;
            }
        }
        return classes == null ? null : classes.get(model.predictedClass(values));
    }

    /**
     * A row, and what the service predicts for it.
     *
     * @param cells as stored: of a column of names, the number of the name
     * @param values what the last layer says, in the target's own unit
     * @param label the predicted class; null for regression
     */
    record Example(float[] cells, float[] values, @Nullable String label) {}
}
