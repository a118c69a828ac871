package org.trainyard.insights;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.compute.Activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** One update is worked out so that it can be checked by hand. */
@ServiceTest
class TraceTest {

    /**
     * By hand: z = 0.5·1 − 0.25·2 + 0.1 = 0.1; L = (0.1 − 1)² = 0.81; ∂L/∂z = 2 (0.1 − 1) = −1.8; ∂L/∂w = (−1.8, −3.6),
     * ∂L/∂b = −1.8; with α = 0.1: w = (0.68, 0.11), b = 0.28, and then z = 1.18, L = 0.0324.
     */
    private static final String BY_HAND = """
            {"model": {"layers": [{"units": 1, "activation": "linear", "weights": [[0.5], [-0.25]], "biases": [0.1]}]},
             "dataset": {"name": "one", "columns": ["a", "b", "y"], "target": "y", "task": "regression",
                         "rows": [[1, 2, 1]]},
             "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.1}, "batchSize": 1,
                          "epochs": 1}}""";

    @Autowired
    Api api;

    @Test
    void anUpdateIsWhatOneGetsByHand() {
        var seen = trace(api.train(BY_HAND), 1);

        assertThat(numbers(seen.body().at("/layers/0/z"))).containsExactly(0.1);
        assertThat(numbers(seen.body().at("/layers/0/delta"))).containsExactly(-1.8);
        assertThat(seen.number("/loss")).isCloseTo(0.81, within(1e-6));
        assertThat(seen.number("/lossAfter")).isCloseTo(0.0324, within(1e-6));
        assertThat(numbers(seen.body().at("/layers/0/gradients"))).containsExactly(-1.8, -3.6, -1.8);
        assertThat(numbers(seen.body().at("/layers/0/before"))).containsExactly(0.5, -0.25, 0.1);
        assertThat(numbers(seen.body().at("/layers/0/after"))).containsExactly(0.68, 0.11, 0.28);
        assertThat(seen.number("/gradientCheck/relativeDifference")).isLessThan(1e-4);
    }

    /** Written out once more here, in double precision, from the rules as the papers have them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'kind': 'sgd', 'learningRate': 0.1} |  , 'clipNorm': 0.05",
        "{'kind': 'sgd', 'learningRate': 0.1} |  , 'clipValue': 0.01",
        "{'kind': 'sgd', 'learningRate': 0.1, 'momentum': 0.9} | ``",
        "{'kind': 'sgd', 'learningRate': 0.1, 'momentum': 0.9, 'nesterov': true} |  , 'clipNorm': 0.05",
        "{'kind': 'adagrad', 'learningRate': 0.1} | ``", "{'kind': 'adam', 'learningRate': 0.1} | ``",
        "{'kind': 'adamax', 'learningRate': 0.1} |  , 'clipValue': 0.01"})
    void aStepIsWhatTheRuleMakesOfWhatWasRemembered(String optimizer, String clipping) {
        var run = api.train("""
                {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "training": {"epochs": 5, "batchSize": 2, "optimizer": %s%s}}"""
                .formatted(optimizer, clipping).replace('\'', '"'));

        var seen = trace(run, 5);

        for (var layer : seen.body().at("/layers")) {
            var g = numbers(layer.at("/gradients"));
            var before = numbers(layer.at("/before"));
            var after = numbers(layer.at("/after"));
            for (int i = 0; i < g.size(); i++) {
                int at = i;
                double limit = seen.body().at("/clipValue").asDouble(1e30);
                double clipped = Math.clamp(g.get(i) * seen.number("/clipFactor"), -limit, limit);
                double expected = before.get(i) - 0.1 * step(seen.body().at("/optimizer"), clipped,
                        name -> numbers(layer.at("/memory/" + name)).get(at), seen.body().at("/scalars"));
                assertThat(after.get(i)).isCloseTo(expected, within(1e-5));
            }
        }
    }

    private static double step(JsonNode optimizer, double g, Function<String, Double> memory, JsonNode scalars) {
        return switch (optimizer.at("/kind").stringValue()) {
            case "sgd" -> {
                double mu = optimizer.at("/momentum").doubleValue();
                double v = mu == 0 ? g : mu * memory.apply("v") + g;
                yield optimizer.at("/nesterov").booleanValue() ? g + mu * v : v;
            }
            case "adagrad" -> g / (Math.sqrt(memory.apply("G") + g * g) + 1e-10);
            case "adam" -> (0.9 * memory.apply("m") + 0.1 * g) / (1 - scalars.at("/β₁ᵗ").doubleValue())
                    / (Math.sqrt((0.999 * memory.apply("v") + 0.001 * g * g) / (1 - scalars.at("/β₂ᵗ").doubleValue()))
                            + 1e-8);
            default -> (0.9 * memory.apply("m") + 0.1 * g) / (1 - scalars.at("/β₁ᵗ").doubleValue())
                    / Math.max(0.999 * memory.apply("u"), Math.abs(g) + 1e-8);
        };
    }

    @Test
    void theTableWritesOutTheRuleOfAnyOptimizer() {
        var run = api.train(BY_HAND.replace("\"kind\": \"sgd\"", "\"kind\": \"adam\""));

        var table = api.get("/api/v1/runs/" + run.text("/id") + "/trace?update=1&format=csv").text("");

        assertThat(table.lines().filter(line -> line.startsWith("update,1,,2,1,w,"))).singleElement().asString()
                .contains("w ← w − α m̂ / (√v̂ + ε)", "with w = -0.25, g = -3.6, m = 0.0, v = 0.0, β₁ᵗ = 0.9, "
                        + "β₂ᵗ = 0.999, α = 0.1 and learningRate = 0.1, beta1 = 0.9");
    }

    @Test
    void theTableShowsTheNumbersInTheirFormulas() {
        var run = api.train(BY_HAND);

        var table = api.get("/api/v1/runs/" + run.text("/id") + "/trace?update=1&format=csv").text("");

        assertThat(table.lines()).contains("step,layer,row,from,unit,quantity,formula,value",
                "forward,1,0,,1,z,0.5 · 1.0 + -0.25 · 2.0 + 0.1,0.100000024", "gradient,1,,2,1,dL/dw,2.0 · -1.8,-3.6",
                "update,1,,2,1,w,-0.25 − 0.1 · -3.6,0.11", "backward,1,0,,1,delta,dL/dz of L = (a − y)² with "
                        + "a = 0.100000024 and y = 1.0; averaged over 1 rows,-1.8");
        assertThat(table.lines().filter(line -> line.startsWith("check,")).map(line -> line.split(",", -1)[5]))
                .containsExactly("dL/dw", "dL/dw", "dL/db");
        assertThat(table.lines().filter(line -> line.startsWith("loss,,,,,L,before the update,"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))).singleElement()
                .isEqualTo(trace(run, 1).number("/loss"));
    }

    @Test
    void severalOutputsAreAveragedOrSummed() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "training": {"loss": "mse", "lossReduction": "sum", "batchSize": 4, "epochs": 1}}""");

        var table = api.get("/api/v1/runs/" + run.text("/id") + "/trace?update=1&format=csv").text("");

        assertThat(table.lines().filter(line -> line.startsWith("backward,"))).hasSize(12)
                .allMatch(line -> line.contains("; averaged over 4 rows and summed over 3 outputs,"));
        assertThat(trace(run, 1).number("/gradientCheck/relativeDifference")).isLessThan(1e-3);
    }

    /** Dropout and penalties included: what can be computed from a line's formula is what the line says. */
    @Test
    void everySumOfTheTableComesTo() {
        var run = api.train("""
                {"model": {"layers": [{"units": 5, "activation": "tanh", "dropout": 0.4},
                    {"units": 4, "activation": "sigmoid"}, {"units": 1, "activation": "linear"}]},
                 "dataset": "xor", "seed": 4, "training": {"loss": "mse", "l1": 0.02, "l2": 0.3, "batchSize": "full",
                   "optimizer": {"kind": "sgd", "learningRate": 0.1}, "epochs": 2}}""");

        var table = api.get("/api/v1/runs/" + run.text("/id") + "/trace?update=2&format=csv").text("");

        var lines = table.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
        assertThat(lines).anyMatch(line -> line.get(6).endsWith(" · 0"))
                .anyMatch(line -> line.get(6).contains(" / (1 − 0.4)"));
        var sums = lines.stream().filter(line -> List.of("z", "dropped", "dL/dw", "dL/db").contains(line.get(5)))
                .toList();
        assertThat(sums).hasSizeGreaterThan(80).allSatisfy(line -> assertThat(sum(line.get(6)))
                .as(line.toString()).isCloseTo(Double.parseDouble(line.get(7)), within(2e-6)));
        var passedBack = lines.stream().filter(line -> line.get(5).equals("delta") && line.get(6).contains("tanh′"))
                .toList();
        assertThat(passedBack).hasSize(20).allSatisfy(line -> {
            var passed = line.get(6).substring(1, line.get(6).indexOf(')'));
            var z = Double.parseDouble(line.get(6).replaceAll(".*tanh′\\((.*)\\)", "$1"));
            var kept = line.get(6).contains(" · 0 · ") ? 0 : 1 / 0.6;
            assertThat(sum(passed) * kept * (1 - Math.pow(Math.tanh(z), 2))).as(line.get(6))
                    .isCloseTo(Double.parseDouble(line.get(7)), within(2e-6));
        });
    }

    private static double sum(String formula) {
        return Stream.of(formula.split(" \\+ ")).mapToDouble(TraceTest::product).sum();
    }

    private static double product(String term) {
        return Stream.of(term.replace(" / (1 − 0.4)", " · " + 1 / 0.6).split(" · "))
                .mapToDouble(factor -> factor.startsWith("sign(")
                        ? Math.signum(Double.parseDouble(factor.substring(5, factor.length() - 1)))
                        : Double.parseDouble(factor))
                .reduce(1, (a, b) -> a * b);
    }

    @Test
    void anUpdateThatWasCancelledIsNotShown() {
        var run = api.post("/api/v1/runs", """
                {"model": {"layers": [{"units": 16, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
                 "dataset": "digits", "training": {"epochs": 90000, "batchSize": 32}}""");
        var self = run.text("/links/self");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(self).number("/progress/epoch") >= 1);
        api.post(self + "/cancel", "");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(self).text("/state").equals("cancelled"));
        int made = api.get(self).body().at("/progress/epoch").intValue() * Math.ceilDiv(1079, 32);

        assertThat(trace(run, made).status()).isEqualTo(200);
        assertThat(trace(run, made + 1).status()).isEqualTo(404);
    }

    @Test
    void everyActivationPassesTheGradientCheck() {
        for (var activation : Activation.values()) {
            if (activation == Activation.STEP || activation == Activation.SOFTMAX) {
                continue;
            }
            var seen = trace(api.train("""
                    {"model": {"layers": [{"units": 5, "activation": "%s"}, {"units": 1, "activation": "sigmoid"}]},
                     "dataset": "circles", "seed": 3, "training": {"l2": 0.01, "clipNorm": 0.001, "epochs": 2}}"""
                    .formatted(activation.label())), 5);
            assertThat(seen.number("/epoch")).isEqualTo(2);
            assertThat(seen.number("/gradientCheck/relativeDifference")).as(activation.label()).isLessThan(5e-3);
        }
    }

    @Test
    void oneUpdateFollowsTheOther() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "training": {"batchSize": 50, "epochs": 3}}""");

        for (int update = 1; update < 9; update++) {
            assertThat(trace(run, update).body().at("/layers/1/after"))
                    .isEqualTo(trace(run, update + 1).body().at("/layers/1/before"));
        }
        var weights = api.get("/api/v1/runs/" + run.text("/id") + "/checkpoints/final/weights", "Accept",
                "application/json");
        assertThat(numbers(trace(run, 9).body().at("/layers/1/after"))).isEqualTo(numbers(weights.body().at("/1")));
    }

    @Test
    void theUpdatesBeforeADivergenceAreThere() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 1000}, "epochs": 5}}""");
        assertThat(run.text("/stopReason")).isEqualTo("diverged");

        assertThat(trace(run, 1).status()).isEqualTo(200);
        assertThat(trace(run, 100_000).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsRefused() {
        var run = api.train(BY_HAND);

        assertThat(trace(run, 2).text("/detail"))
                .isEqualTo("The run has no update 2 that could be shown: it has made 1.");
        assertThat(trace(run, 0).status()).isEqualTo(404);
        assertThat(trace(run, -1).status()).isEqualTo(404);
    }

    private Api.Answer trace(Api.Answer run, int update) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/trace?update=" + update);
    }

    /** All numbers of a tree, in order, to six digits. */
    private static List<Double> numbers(JsonNode tree) {
        var all = new ArrayList<Double>();
        if (tree.isNumber()) {
            all.add(new BigDecimal(tree.asDouble()).round(new MathContext(6)).doubleValue());
        }
        tree.values().forEach(child -> all.addAll(numbers(child)));
        return all;
    }
}
