package org.trainyard.experiments;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.trainyard.datasets.Datasets;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Sha256;

/** Datasets that an experiment defines in its own request: each is made and stored once, for all runs that need it. */
final class InlineDatasets {

    private static final String PLACE = "/dataset";

    private final Datasets datasets;
    private final Limits limits;
    private final Map<String, JsonNode> ids = new HashMap<>();
    private long cells;

    InlineDatasets(Datasets datasets, Limits limits) {
        this.datasets = datasets;
        this.limits = limits;
    }

    /**
     * A reference as it is; instead of a whole definition, the id of the dataset that it makes.
     *
     * @throws Problem with all that is wrong with it, by pointers into a run request
     */
    JsonNode stored(JsonNode dataset) {
        if (!dataset.isObject()) {
            return dataset;
        }
        // The definition may have megabytes of rows, and its hash stands for it.
        var hash = Sha256.hex(dataset.toString().getBytes(StandardCharsets.UTF_8));
        var known = ids.get(hash);
        if (known != null) {
            return known;
        }
        var faults = new Faults();
        var made = datasets.resolve(dataset, true, PLACE, faults);
        faults.throwIfAny();
        var profile = made.orElseThrow().dataset();
        cells += (long) profile.rows() * (profile.features().size() + profile.targets().size());
        if (cells > limits.cells()) {
            faults.add(ProblemType.LIMIT_EXCEEDED, PLACE,
                    "makes, with those of other combinations, more than the %d cells that a dataset may have"
                            .formatted(limits.cells()));
            faults.throwIfAny();
        }
        var id = JsonNodeFactory.instance.stringNode(profile.id());
        ids.put(hash, id);
        return id;
    }
}
