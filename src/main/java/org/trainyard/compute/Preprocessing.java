package org.trainyard.compute;

import java.util.List;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What happens to inputs and targets before training; fitted on the training part alone.
 *
 * @param scaling scaling of each input column, after {@code features}
 * @param targetScaling scaling of regression targets; losses are then in scaled units
 * @param features what goes in, in this order: names of columns, products such as {@code x1*x2}, sines such as
 *        {@code sin(x1)}, where x1, x2 … mean the columns by position unless a column bears that name; left out, all
 *        columns. A column of names goes in as one number for each name (one-hot), which is never scaled
 */
public record Preprocessing(Scaling scaling, TargetScaling targetScaling,
        @Nullable @Limited(by = "columns") List<@NotNull String> features) {

    public Preprocessing {
        scaling = scaling == null ? Scaling.NONE : scaling;
        targetScaling = targetScaling == null ? TargetScaling.NONE : targetScaling;
        features = features == null ? null : List.copyOf(features);
    }

    /** Rows go in as they are. */
    public static Preprocessing none() {
        return new Preprocessing(Scaling.NONE, TargetScaling.NONE, null);
    }

    /**
     * Numbers that go into the network for each row of such a table.
     *
     * @throws TargetEncoding.IncompatibleException for a feature that is not understood
     */
    public int inputs(DataTable table) {
        return Feature.all(features, table).size();
    }

    /** With the inputs named where a column of the table is none unless it is named: the one that the split is read from. */
    public Preprocessing resolved(DataTable table, Split split) {
        if (features != null || split.column() == null || !table.inputNames().contains(split.column())) {
            return this;
        }
        return new Preprocessing(scaling, targetScaling,
                table.inputNames().stream().filter(name -> !name.equals(split.column())).toList());
    }

    /** What the table does not have; pointers start at the preprocessing: {@code /features/0}. */
    public List<Refusal> refusals(DataTable table) {
        return Feature.refusals(this, table);
    }

    /** Scaling of each input column. */
    public enum Scaling {
        /** As they are. */
        NONE("none"),
        /** (x − mean) / population standard deviation. */
        STANDARD("standard"),
        /** (x − min) / (max − min). */
        MINMAX("minmax");

        private final String label;

        Scaling(String label) {
            this.label = label;
        }

        /** The name in requests and answers. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /** Scaling of regression targets. */
    public enum TargetScaling {
        /** As they are. */
        NONE("none"),
        /** (y − mean) / population standard deviation. */
        STANDARD("standard");

        private final String label;

        TargetScaling(String label) {
            this.label = label;
        }

        /** The name in requests and answers. */
        @JsonValue
        public String label() {
            return label;
        }
    }
}
