package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A table after split, scaling and target encoding: what a {@link Trainer} reads. A pure function of its arguments. */
public final class PreparedData {
    /** Numbers of prepared inputs above which they are made when they are asked for, if the table itself is smaller. */
    private static final long LARGE = 1L << 26;
    private final TargetEncoding encoding;
    private final FittedScaling scaling;
    private final int classes;
    private final Part training;
    private final Part validation;
    private final Part test;

    private PreparedData(DataTable table, FittedScaling scaling, TargetEncoding encoding, SplitRows rows, int outputs,
            int @Nullable [] trainingLabels) {
        this.encoding = encoding;
        this.scaling = scaling;
        this.classes = table.classes();
        this.training = part(table, rows.training(), trainingLabels, outputs);
        this.validation = part(table, rows.validation(), null, outputs);
        this.test = part(table, rows.test(), null, outputs);
    }

    /**
     * Part of a table, ready for the network: numbers of its rows in the table, inputs (n×d), which are
     * made when they are asked for where the table is not in memory, encoded targets (n×k) and
     * class numbers (n; empty for regression).
     */
    public record Part(int[] rows, InputRows inputs, FMatrixRMaj targets, int[] labels) {

        /** n. */
        public int size() {
            return rows.length;
        }

        /** The part itself or, where it has more than {@code most} rows, so many of them, spread evenly, in memory. */
        Part thinned(int most) {
            if (size() <= most) {
                return this;
            }
            int[] places = Evenly.some(size(), most);
            var some = new FMatrixRMaj(most, inputs.columns());
            var encoded = new FMatrixRMaj(most, targets.numCols);
            for (int i = 0; i < most; i++) {
                inputs.copy(places[i], some.data, i * some.numCols);
                System.arraycopy(targets.data, places[i] * targets.numCols, encoded.data, i * targets.numCols,
                        targets.numCols);
            }
            return new Part(IntStream.of(places).map(i -> rows[i]).toArray(), InputRows.of(some), encoded,
                    labels.length == 0 ? labels : IntStream.of(places).map(i -> labels[i]).toArray());
        }
    }

    /**
     * Splits, scales and encodes.
     *
     * @param outputs units of the last layer
     * @param seed decides which rows fall into which part, and which labels are redrawn
     * @throws TargetEncoding.IncompatibleException for a split or a feature that the table cannot give
     */
    public static PreparedData of(DataTable table, Preprocessing preprocessing, Split split, TargetEncoding encoding,
            int outputs, long seed) {
        var refusals = new ArrayList<>(preprocessing.refusals(table));
        if (!refusals.isEmpty()) {
            throw refusals.getFirst().below("/preprocessing").exception();
        }
        var resolved = split.resolved(table);
        var rows = SplitRows.of(table, resolved, seed);
        var scaling = FittedScaling.fit(preprocessing, table, rows.training());
        int[] labels = resolved.labelNoise() > 0 ? LabelNoise.labels(table, rows.training(), resolved, seed) : null;
        return new PreparedData(table, scaling, encoding, rows, outputs, labels);
    }

    /** Rows to train with; never empty. */
    public Part training() {
        return training;
    }

    /** Rows that are measured epoch by epoch. */
    public Part validation() {
        return validation;
    }

    /** Rows that are measured at the end. */
    public Part test() {
        return test;
    }

    /** What is made of a raw row, in the order in which it goes into the network. */
    public List<Feature> features() {
        return scaling.features();
    }

    /** Whether a column of the raw rows, from 0, goes into any feature. */
    public boolean uses(int column) {
        return scaling.uses(column);
    }

    FittedScaling scaling() {
        return scaling;
    }

    TargetEncoding encoding() {
        return encoding;
    }

    /** Number of classes; 0 for regression. */
    int classes() {
        return classes;
    }

    Task task() {
        return classes > 0 ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private Part part(DataTable table, int[] rows, int @Nullable [] labels, int outputs) {
        return part(table, rows, labels, outputs, scaling, encoding);
    }

    /** Scales and encodes those rows; {@code labels} replace the table's own where they are given. */
    static Part part(DataTable table, int[] rows, int @Nullable [] labels, int outputs, FittedScaling scaling,
            TargetEncoding encoding) {
        int n = rows.length;
        boolean classifies = table.task() == Task.CLASSIFICATION;
        var numbers = rows.clone();
        var targets = new FMatrixRMaj(n, outputs);
        int[] classNumbers = new int[classifies ? n : 0];
        for (int i = 0; i < n; i++) {
            if (classifies) {
                classNumbers[i] = labels == null ? table.classOf(rows[i]) : labels[i];
                encoding.encode(classNumbers[i], targets.data, i * outputs);
            } else {
                for (int j = 0; j < outputs; j++) {
                    targets.data[i * outputs + j] = scaling.scaleTarget(table.targets().data[rows[i] * outputs + j], j);
                }
            }
        }
        return new Part(numbers, inputs(table.inputs(), numbers, scaling), targets, classNumbers);
    }

    private static InputRows inputs(InputRows raw, int[] rows, FittedScaling scaling) {
        var array = raw.array();
        long numbers = (long) rows.length * scaling.inputs();
        // A thousand names in a column are a thousand numbers a row: such a table is not held a second time.
        if (array == null || (numbers > LARGE && numbers > 2L * array.length)) {
            return new ScaledRows(raw, rows, scaling);
        }
        var inputs = new FMatrixRMaj(rows.length, scaling.inputs());
        for (int i = 0; i < rows.length; i++) {
            scaling.scale(array, rows[i] * raw.columns(), inputs.data, i * inputs.numCols);
        }
        return InputRows.of(inputs);
    }
}
