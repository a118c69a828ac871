package org.trainyard.compute.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded training of {@code src/test/resources/goldens}, whose README explains every key.
 *
 * @param name file name without extension
 * @param json the whole case
 */
public record Golden(String name, JsonNode json) {
    private static final Path HOME = Path.of("src/test/resources/goldens");

    /** All cases, by name. */
    public static List<Golden> all() {
        try (var files = Files.list(HOME.resolve("cases"))) {
            return files.sorted().map(
                    file -> new Golden(file.getFileName().toString().replace(".json", ""), read(file))).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A table of single values. */
    public static JsonNode table(String name) {
        return read(HOME.resolve("tables").resolve(name + ".json"));
    }

    private static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(file);
    }

    /** Whether it is a case of the perceptron's rule. */
    public boolean isPerceptron() {
        return name.startsWith("k_");
    }

    /** {@code config}. */
    public JsonNode config() {
        return json.path("config");
    }

    /** {@code expected}. */
    public JsonNode expected() {
        return json.path("expected");
    }

    /** {@code data.X} and its like. */
    public double[][] rows(String key) {
        return matrix(json.path("data").path(key));
    }

    /** The network at its recorded start. */
    public ReferenceNetwork network() {
        var layers = new ArrayList<ReferenceNetwork.Layer>();
        boolean bias = config().path("use_bias").asBoolean(true);
        for (var layer : config().path("layers")) {
            layers.add(new ReferenceNetwork.Layer(layer.path("units").asInt(), layer.path("activation").asString(),
                    bias));
        }
        var network = new ReferenceNetwork(config().path("inputs").asInt(), layers);
        double[] start = flat(network, json.path("initial"), "W", "b");
        System.arraycopy(start, 0, network.parameters(), 0, start.length);
        return network;
    }

    /** Arrays of all layers as one vector in the order of the reference network. */
    public static double[] flat(ReferenceNetwork network, JsonNode layers, String weights, String biases) {
        double[] flat = new double[network.parameters().length];
        for (int layer = 0; layer < layers.size(); layer++) {
            double[][] w = matrix(layers.path(layer).path(weights));
            for (int j = 0; j < w.length; j++) {
                for (int i = 0; i < w[j].length; i++) {
                    flat[network.at(layer, j, i)] = w[j][i];
                }
                if (layers.path(layer).has(biases)) {
                    flat[network.at(layer, j, w[j].length)] = number(layers.path(layer).path(biases).path(j));
                }
            }
        }
        return flat;
    }

    /** The loss of the case. */
    public ReferenceLoss loss() {
        var loss = config().path("loss");
        return new ReferenceLoss(loss.path("name").asString(), loss.path("reduction").asString("mean"),
                loss.path("delta").asDouble(1));
    }

    /** The numbers (true is 1) of an object of settings; {@code eps_mode: hat} is {@code hat: 1}. */
    public static Map<String, Double> settings(JsonNode object) {
        var settings = new HashMap<String, Double>();
        for (var entry : object.properties()) {
            if (entry.getValue().isNumber()) {
                settings.put(entry.getKey(), entry.getValue().doubleValue());
            } else if (entry.getValue().isBoolean()) {
                settings.put(entry.getKey(), entry.getValue().booleanValue() ? 1.0 : 0.0);
            } else if (entry.getKey().equals("eps_mode")) {
                settings.put("hat", entry.getValue().asString().equals("hat") ? 1.0 : 0.0);
            }
        }
        return settings;
    }

    /** Rows of numbers. */
    public static double[][] matrix(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vector(node.path(i).isArray() ? node.path(i) : null, node.path(i));
        }
        return rows;
    }

    private static double[] vector(@Nullable JsonNode array, JsonNode single) {
        return array == null ? new double[]{number(single)} : vector(array);
    }

    /** A list of numbers. */
    public static double[] vector(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(node.path(i));
        }
        return numbers;
    }

    /** A number, also {@code "Infinity"} and {@code "NaN"}. */
    public static double number(JsonNode node) {
        return node.isString() ? Double.parseDouble(node.stringValue()) : node.doubleValue();
    }

    @Override
    public String toString() {
        return name;
    }
}
