package org.trainyard.insights.export;

import java.util.Arrays;
import java.util.stream.Stream;

import org.trainyard.compute.Activation;

/** Networks of every kind, to be taken away: every activation, every way to say a class, every way to prepare rows. */
final class ExportCases {

    /** Names that would end a text, a line or a comment, or would show other code than there is. */
    private static final String HOSTILE = """
            {"name": "hostile", "columns": ["a\\"b", "\\"\\"\\"+x", "c\\\\", "naïve ✓ \\u202e#", "{columns}${layers}", "label", "y' or 1"],
             "target": "y' or 1", "ordinal": {"label": ["low", "mid\\\\", "high\\"\\"\\""]},
             "rows": [[1, 5.5, "red\\\\", 2, 0, "low", "\\"\\"\\"\\\\"], [2, 4.5, "blue\\"", 3, 1, "high\\"\\"\\"", "no\\u2028w"],
                      [3, 3.5, "grün", 1, 0, "mid\\\\", "\\"\\"\\"\\\\"], [4, 2.5, "red\\\\", 4, 1, "low", "no\\u2028w"],
                      [5, 1.5, "blue\\"", 5, 1, "mid\\\\", "€"], [6, 0.5, "grün", 9, 0, "high\\"\\"\\"", "€"]]}""";
    private static final String ONLY_NAMES = """
            {"name": "names", "columns": ["colour", "size", "y"], "target": "y", "task": "regression",
             "rows": [["red", "s", 1.5], ["blue", "l", 2.5], ["red", "l", 0.5], ["green", "s", 7.5], ["blue", "s", 4.5]]}""";
    private static final String FAR = """
            {"name": "far away", "columns": ["seconds", "small", "y1", "y2"], "target": ["y1", "y2"],
             "rows": [[1700000000, 0.001, 5e6, 1], [1700001024, 0.002, 5000100, 2], [1700002048, 0.0015, 5000300, 4],
                      [1700004096, 0.003, 5000200, 3], [1700008192, 0.0001, 5000150, 2.5]]}""";

    private ExportCases() {}

    /**
     * A run.
     *
     * @param name for people, and of a file
     * @param request its request
     */
    record Case(String name, String request) {}

    static Stream<Case> all() {
        return Stream.of(hidden(), last(), tasks(), rows()).flatMap(cases -> cases);
    }

    /** Every activation between two others. */
    private static Stream<Case> hidden() {
        return Arrays.stream(Activation.values()).filter(each -> each != Activation.SOFTMAX)
                .map(each -> run("hidden " + each.label(), """
                        {"units": 7, "activation": "%s", "dropout": 0.1}, {"units": 5, "activation": "%s", "bias": false},
                        {"units": 3, "activation": "softmax"}""".formatted(each.label(), each.label()), "\"iris\"",
                        "\"scaling\": \"standard\"", ""));
    }

    /** Every activation that a regression may end with. */
    private static Stream<Case> last() {
        return Arrays.stream(Activation.values())
                .filter(each -> each != Activation.SOFTMAX && each != Activation.STEP)
                .map(each -> run("last " + each.label(), """
                        {"units": 4, "activation": "tanh"}, {"units": 1, "activation": "%s"}""".formatted(each.label()),
                        "\"diabetes\"", "\"scaling\": \"standard\", \"targetScaling\": \"standard\"", ""));
    }

    private static Stream<Case> tasks() {
        var moons = "{\"generator\": {\"kind\": \"moons\"}}";
        return Stream.of(
                run("two classes by sigmoid", "{\"units\": 1, \"activation\": \"sigmoid\"}", moons, "", ""),
                run("two classes by linear", "{\"units\": 1, \"activation\": \"linear\"}", moons, "",
                        "\"loss\": \"mse\", \"lossReduction\": \"sum\""),
                run("two classes by hinge", "{\"units\": 1, \"activation\": \"tanh\"}", moons, "",
                        "\"loss\": \"hinge\""),
                run("two classes by squared hinge", "{\"units\": 1, \"activation\": \"hard-tanh\"}", moons, "",
                        "\"loss\": \"squared-hinge\""),
                run("two classes by linear hinge", "{\"units\": 1, \"activation\": \"linear\"}", moons, "",
                        "\"loss\": \"hinge\""),
                run("two classes by softmax", "{\"units\": 2, \"activation\": \"softmax\"}", moons, "",
                        "\"loss\": \"mse\""),
                run("perceptron", "{\"units\": 1, \"activation\": \"step\"}", "\"or\"", "",
                        "\"optimizer\": {\"kind\": \"perceptron\"}"),
                run("three classes by sigmoid", "{\"units\": 3, \"activation\": \"sigmoid\"}", "\"iris\"", "",
                        "\"loss\": \"binary-cross-entropy\", \"classWeights\": [1, 2, 0.5], \"clipNorm\": 1, \"l2\": 0.01"),
                run("large enough for base64", """
                        {"units": 33, "activation": "relu"}, {"units": 10, "activation": "softmax"}""", "\"digits\"",
                        "\"scaling\": \"minmax\"", ""));
    }

    private static Stream<Case> rows() {
        var features = "\"features\": [\"x1*x1\", \"x2\", \"sin(x2)\", \"x1\", \"x1*x2\"]";
        var tanh = "{\"units\": 3, \"activation\": \"tanh\"}, {\"units\": 1, \"activation\": \"tanh\"}";
        var three = "{\"units\": 4, \"activation\": \"tanh\"}, {\"units\": 3, \"activation\": \"softmax\"}";
        return Stream.of(run("crosses", tanh, "\"spirals\"", features, ""),
                run("crosses, standard", tanh, "\"spirals\"", features + ", \"scaling\": \"standard\"", ""),
                run("crosses, minmax", tanh, "\"spirals\"", features + ", \"scaling\": \"minmax\"", ""),
                run("one column of several", three, "\"iris\"", "\"features\": [\"x3\", \"x4\", \"x2\"]", ""),
                run("names, hostile ones", three, HOSTILE, "\"scaling\": \"standard\"", ""),
                run("some of the names", three, HOSTILE,
                        "\"features\": [\"label\", \"c\\\\\", \"sin(x4)\", \"x1\", \"x2\", \"x1*x4\"]", ""),
                run("nothing but names", "{\"units\": 1, \"activation\": \"linear\"}", ONLY_NAMES,
                        "\"targetScaling\": \"standard\"", ""),
                run("numbers that need double", "{\"units\": 2, \"activation\": \"linear\"}", FAR,
                        "\"scaling\": \"standard\", \"targetScaling\": \"standard\"", ""));
    }

    private static Case run(String name, String layers, String dataset, String preprocessing, String training) {
        return new Case(name, """
                {"model": {"layers": [%s]}, "dataset": %s, "preprocessing": {%s},
                 "training": {%s"epochs": 4}, "seed": 3}""".formatted(layers, dataset, preprocessing,
                training.isEmpty() ? "" : training + ", "));
    }
}
