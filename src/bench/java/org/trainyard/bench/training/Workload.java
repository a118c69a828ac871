package org.trainyard.bench.training;

import java.nio.file.Path;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.TrainingPlan;

/**
 * What both sides train, in the words of the API.
 *
 * @param name the word for it in commands and folders
 * @param title as the table has it
 * @param data the rows
 * @param model the network, without start weights
 * @param training loss, optimizer, batch size and epochs; no side shuffles or measures epochs
 */
record Workload(String name, String title, Synthetic data, NetworkSpec model, TrainingPlan training) {
    static final Path FILE = Path.of("src/bench/workloads.json");

    static List<Workload> all() {
        return List.of(JsonMapper.shared().readValue(FILE, Workload[].class));
    }

    int updatesPerEpoch() {
        return Math.ceilDiv(data.rows(), batchRows());
    }

    int updates() {
        return updatesPerEpoch() * training.epochs();
    }

    /** Rows that go through the network in one training. */
    long samples() {
        return (long) data.rows() * training.epochs();
    }

    private int batchRows() {
        return training.batchSize() == null ? data.rows() : training.batchSize().of(data.rows());
    }
}
