package org.trainyard.training;

import java.util.Optional;

import org.springframework.stereotype.Service;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.CountedRows;
import org.trainyard.compute.DataTable;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.Trainer;
import org.trainyard.datasets.Datasets;
import org.trainyard.runs.RunDefinition;

/** Makes a definition ready to train: opens its dataset, splits, scales and encodes it as the definition says. */
@Service
public class Preparation {

    /** A run's definition with its rows. */
    public record Prepared(RunDefinition definition, DataTable table, PreparedData data) {

        /** Bytes of rows that were read since; 0 where nobody counts them. */
        long bytesRead() {
            return table.inputs() instanceof CountedRows counted ? counted.bytes() : 0;
        }

        /** A training from epoch 0. */
        public Trainer start() {
            return Trainer.start(definition.network(), definition.training(), data, definition.seed());
        }

        /** A training that goes on from a checkpoint. */
        public Trainer resume(Checkpoint checkpoint) {
            return Trainer.resume(definition.network(), definition.training(), data, definition.seed(), checkpoint);
        }

        /** The same training, from a checkpoint or from epoch 0, which measures and records this epoch whatever it was asked for. */
        Trainer towards(int epoch, Optional<Checkpoint> from) {
            var plan = definition.training().recordedEvery(epoch);
            return from
                    .map(state -> Trainer.resume(definition.network(), plan, data, definition.seed(), state))
                    .orElseGet(() -> Trainer.start(definition.network(), plan, data, definition.seed()));
        }
    }

    private final Datasets datasets;

    Preparation(Datasets datasets) {
        this.datasets = datasets;
    }

    public Prepared of(RunDefinition definition) {
        return of(definition, datasets.table(definition.dataset().id()));
    }

    /** The same, with what is read of the rows counted. */
    Prepared counted(RunDefinition definition) {
        var table = datasets.table(definition.dataset().id());
        return of(definition, table.with(new CountedRows(table.inputs())));
    }

    private static Prepared of(RunDefinition definition, DataTable table) {
        var data = PreparedData.of(table, definition.preprocessing(), definition.split(), definition.encoding(),
                definition.network().outputs(), definition.seed());
        return new Prepared(definition, table, data);
    }
}
