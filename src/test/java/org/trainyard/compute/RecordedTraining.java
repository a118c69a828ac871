package org.trainyard.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A training whose end is recorded, bit for bit: {@code trainings.json} says what is trained, {@code weights-1.txt} in
 * which weights it ends under numerics version 1. A hash that changes means that a bit changed for everyone: then
 * {@link Numerics#VERSION} has to be raised and a new file of hashes to be recorded, with what {@link RecordedTrainings}
 * prints.
 *
 * @param tiny whether it is done within milliseconds also where {@code Math.fma} is computed in software
 * @param data {@code gate 0110}, or a table of {@link Tables} with its rows and its classes or values: {@code clouds 9 3}
 */
public record RecordedTraining(String name, boolean tiny, String data, List<LayerSpec> layers, TrainingPlan training,
        @Nullable Preprocessing preprocessing, Split split, long seed) {

    /** All trainings, in their order. */
    public static List<RecordedTraining> all() {
        return List.of(JsonMapper.shared().readValue(resource("trainings.json"), RecordedTraining[].class));
    }

    /** The recorded hashes by the trainings' names. */
    public static Map<String, String> hashes() {
        var hashes = new LinkedHashMap<String, String>();
        resource("weights-1.txt").lines().forEach(line -> hashes.put(line.substring(65), line.substring(0, 64)));
        return hashes;
    }

    /** Trains, and answers with the hash of the weights at the end. */
    String train() {
        var trainer = start();
        trainer.train(report -> {});
        return trainer.model().weightsSha256();
    }

    Trainer start() {
        return Trainer.start(network(), training, prepared(), seed);
    }

    Trainer resume(Checkpoint checkpoint) {
        return Trainer.resume(network(), training, prepared(), seed, checkpoint);
    }

    private NetworkSpec network() {
        return new NetworkSpec(scaling().inputs(table()), layers);
    }

    private PreparedData prepared() {
        return PreparedData.of(table(), scaling(), split, TargetEncoding.of(network(), training, table()),
                network().outputs(), seed);
    }

    private Preprocessing scaling() {
        return preprocessing == null ? Preprocessing.none() : preprocessing;
    }

    /** The same as the body of a request for a run, its table row by row. */
    public String request() {
        var json = JsonMapper.shared();
        var table = table();
        var targets = table.targets();
        var columns = new ArrayList<>(table.inputNames());
        for (int j = 0; j < targets.numCols; j++) {
            columns.add("y" + j);
        }
        var request = json.createObjectNode();
        request.putObject("model").set("layers", source().get("layers"));
        var dataset = request.putObject("dataset");
        dataset.set("columns", json.valueToTree(columns));
        dataset.set("target", json.valueToTree(columns.subList(table.inputs().columns(), columns.size())));
        var rows = dataset.putArray("rows");
        for (int i = 0; i < table.rows(); i++) {
            var row = rows.addArray();
            for (int j = 0; j < table.inputs().columns(); j++) {
                row.add((double) table.inputs().cell(i, j));
            }
            for (int j = 0; j < targets.numCols; j++) {
                if (table.classes() > 0) {
                    row.add((int) targets.get(i, j));
                } else {
                    row.add((double) targets.get(i, j));
                }
            }
        }
        for (var part : List.of("training", "split", "preprocessing", "seed")) {
            if (source().has(part)) {
                request.set(part, source().get(part));
            }
        }
        return request.toString();
    }

    private JsonNode source() {
        return JsonMapper.shared().readTree(resource("trainings.json")).valueStream()
                .filter(training -> training.get("name").stringValue().equals(name)).findFirst().orElseThrow();
    }

    private DataTable table() {
        var words = data.split(" ", -1);
        return switch (words[0]) {
            case "gate" -> Tables.gate(words[1].chars().map(digit -> digit - '0').toArray());
            case "clouds" -> Tables.clouds(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "curve" -> Tables.curve(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException(data);
        };
    }

    private static String resource(String name) {
        try (var file = RecordedTraining.class.getResourceAsStream("/compute/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
