package org.trainyard.experiments.templates;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.datasets.Datasets;

/**
 * The digits as a regression on ten numbers, 1 for the digit and 0 for the others, and with wrong labels among the training
 * rows. Linear outputs under a squared error are where the number of parameters that fits all targets is known; outputs
 * that are squashed, as those of a classification are, hide the double descent.
 */
@Component
class OneHotDigits {

    /** In a template's file, {@code "dataset": {"oneHotDigits": {"train": 200, "labelNoise": 0.2, "seed": 1}}}. */
    private static final String WORD = "oneHotDigits";
    private static final int CLASSES = 10;
    private static final String PART = "part";

    private final Datasets datasets;

    OneHotDigits(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The same request with the whole dataset in it where it only asks for it. */
    JsonNode in(JsonNode request) {
        var asked = request.path("base").path("dataset").path(WORD);
        if (request.path("base") instanceof ObjectNode base && asked.isObject()) {
            base.set("dataset",
                    dataset(asked.path("train").intValue(), asked.path("labelNoise").doubleValue(),
                            asked.path("seed").longValue()));
        }
        return request;
    }

    /** Split and wrong labels are those of a run with this split, label noise and seed. */
    private ObjectNode dataset(int train, double labelNoise, long seed) {
        var table = datasets.table("digits");
        var split = new Split((double) train, null, null, null, labelNoise, null);
        var data = PreparedData.of(table, Preprocessing.none(), split, TargetEncoding.ONE_HOT, CLASSES, seed);
        var targets = IntStream.range(0, CLASSES).mapToObj(digit -> "is_" + digit).toList();
        var dataset = JsonNodeFactory.instance.objectNode();
        dataset.put("name", "digits as ten numbers, labels of %d training rows noisy".formatted(train));
        var columns = dataset.putArray("columns");
        table.inputNames().forEach(columns::add);
        targets.forEach(columns::add);
        columns.add(PART);
        var target = dataset.putArray("target");
        targets.forEach(target::add);
        dataset.put("task", "regression");
        var rows = dataset.putArray("rows");
        add(rows, table, data.training(), "train");
        add(rows, table, data.test(), "test");
        return dataset;
    }

    private static void add(ArrayNode rows, DataTable table, PreparedData.Part part, String name) {
        for (int i = 0; i < part.size(); i++) {
            var row = rows.addArray();
            for (int column = 0; column < table.inputs().columns(); column++) {
                row.add((int) table.inputs().cell(part.rows()[i], column));
            }
            int label = part.labels()[i];
            Arrays.stream(new int[CLASSES]).forEach(row::add);
            row.set(table.inputs().columns() + label, JsonNodeFactory.instance.numberNode(1));
            row.add(name);
        }
    }
}
