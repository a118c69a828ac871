package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.reference.Golden;

/** Goldens as the engine's own network, plan and table, where the contract has words for them. */
final class GoldenRuns {

    private GoldenRuns() {}

    /** Why the contract cannot say what the golden does; null if it can. */
    static @Nullable String inexpressible(Golden golden) {
        var config = golden.config();
        var data = golden.json().path("data");
        var layers = config.path("layers");
        if (golden.isPerceptron()) {
            return null;
        }
        if (config.path("loss").path("reduction").asString("mean").startsWith("half")) {
            return "half losses";
        }
        if (config.path("regularization").path("on_bias").asBoolean(false)) {
            return "penalty on biases";
        }
        if (config.path("regularization").path("divide_by_batch").asBoolean(false)) {
            return "scikit-learn's penalty";
        }
        if (config.path("clip").has("eps")) {
            return "epsilon in clipping";
        }
        if (data.has("sample_weight")) {
            return "sample weights";
        }
        if (data.has("batch_orders")) {
            return "given batch orders";
        }
        if (config.path("drop_last").asBoolean(false)) {
            return "dropped last batch";
        }
        if (data.has("X_val")) {
            return "given validation rows";
        }
        for (int i = 0; i < layers.size() - 1; i++) {
            if (layers.path(i).path("activation").asString().equals("softmax")) {
                return "softmax in a hidden layer";
            }
        }
        return null;
    }

    static NetworkSpec network(Golden golden) {
        var layers = new ArrayList<LayerSpec>();
        for (int i = 0; i < golden.config().path("layers").size(); i++) {
            var layer = golden.config().path("layers").path(i);
            var start = golden.json().path("initial").path(i);
            double[][] w = Golden.matrix(start.path("W"));
            float[][] weights = new float[w[0].length][w.length];
            for (int j = 0; j < w.length; j++) {
                for (int p = 0; p < w[j].length; p++) {
                    weights[p][j] = (float) w[j][p];
                }
            }
            float[] biases = start.has("b") ? floats(Golden.vector(start.path("b"))) : null;
            layers.add(LayerSpec.of(layer.path("units").asInt(),
                    Plans.read("'" + layer.path("activation").asString().replace('_', '-') + "'", Activation.class))
                    .startingAt(weights, biases));
        }
        return new NetworkSpec(golden.config().path("inputs").asInt(), layers);
    }

    static DataTable table(Golden golden) {
        double[][] x = golden.rows("X");
        double[][] y = golden.rows("y");
        String loss = golden.loss().name();
        boolean classifies = loss.endsWith("crossentropy") || loss.endsWith("hinge")
                || golden.config().path("onehot").asBoolean(false);
        float[][] inputs = new float[x.length][];
        float[][] targets = new float[x.length][];
        for (int i = 0; i < x.length; i++) {
            inputs[i] = floats(x[i]);
            targets[i] = classifies ? new float[]{label(y[i])} : floats(y[i]);
        }
        return Tables.table(inputs, targets, classifies ? Math.max(2, y[0].length) : 0);
    }

    private static int label(double[] y) {
        if (y.length == 1) {
            return y[0] > 0 ? 1 : 0;
        }
        int label = 0;
        while (y[label] != 1) {
            label++;
        }
        return label;
    }

    static TrainingPlan plan(Golden golden) {
        var config = golden.config();
        var rows = golden.rows("X").length;
        int batch = config.path("batch_size").asInt();
        var penalties = Golden.settings(config.path("regularization"));
        var clip = Golden.settings(config.path("clip"));
        return Plans.plan("""
                {'loss': '%s', 'lossDelta': %s, 'lossReduction': '%s', 'optimizer': %s, 'schedule': %s,
                 'batchSize': %s, 'epochs': %d, 'shuffle': false, 'l1': %s, 'l2': %s, 'clipNorm': %s, 'clipValue': %s}
                """.formatted(
                golden.loss().name().replace('_', '-').replace("crossentropy", "cross-entropy").replace("categorical-",
                        ""),
                golden.loss().delta(), golden.loss().reduction().equals("mean") ? "mean" : "sum", optimizer(golden),
                schedule(golden), batch >= rows ? "'full'" : "" + batch, config.path("epochs").asInt(),
                penalties.getOrDefault("l1", 0.0), penalties.getOrDefault("l2", 0.0), clip.get("norm"),
                clip.get("value")));
    }

    private static String optimizer(Golden golden) {
        var optimizer = golden.config().path("optimizer");
        String name = optimizer.path("name").asString();
        boolean nesterov = name.equals("nesterov");
        var settings = Golden.settings(optimizer);
        var json = new StringBuilder("{'kind': '%s'".formatted(nesterov || name.equals("momentum") ? "sgd" : name));
        var names = Map.of("lr", "learningRate", "eps", "epsilon", "initial_accumulator", "initialAccumulator",
                "weight_decay", "weightDecay", "momentum_decay", "momentumDecay");
        settings.forEach((key, value) -> {
            boolean flag = key.equals("amsgrad") || key.equals("centered");
            json.append(", '%s': %s".formatted(names.getOrDefault(key, key), flag ? "" + (value > 0) : "" + value));
        });
        return json.append(nesterov ? ", 'nesterov': true}" : "}").toString();
    }

    private static String schedule(Golden golden) {
        var schedule = golden.config().path("lr_schedule");
        var json = new StringBuilder(
                "{'kind': '%s'".formatted(schedule.path("name").asString("constant").replace('_', '-')));
        var names = Map.of("t_max", "epochs", "lr_min", "minRate", "lr_end", "endRate", "step_size", "stepSize");
        Golden.settings(schedule).forEach((key, value) -> {
            boolean whole = key.equals("t_max") || key.equals("step_size") || key.equals("warmup");
            json.append(
                    ", '%s': %s".formatted(names.getOrDefault(key, key), whole ? "" + value.intValue() : "" + value));
        });
        return json.append("}").toString();
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
