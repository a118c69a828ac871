package org.trainyard.insights;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A network shows what it makes of every place. */
@ServiceTest
class SurfaceTest {

    /** A unit that is 1/2 where a + b = 1, by hand: z = 4a + 4b − 4. */
    private static final String BY_HAND = """
            {"model": {"layers": [{"units": 1, "activation": "sigmoid", "weights": [[4], [4]], "biases": [-4]}]},
             "dataset": "xor", "training": {"epochs": 0}}""";
    private static final String MOONS = """
            {"model": {"layers": [{"units": 6, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "training": {"epochs": 30}}""";

    @Autowired
    Api api;

    @Test
    void valuesAreTheOutputsAtTheirPlaces() {
        var seen = surface(api.train(BY_HAND), "?resolution=13");

        // One tenth of the range to either side: from −0.1 to 1.1 in steps of 0.1.
        assertThat(seen.number("/x/0")).isCloseTo(-0.1, within(1e-6));
        assertThat(seen.number("/y/12")).isCloseTo(1.1, within(1e-6));
        assertThat(seen.number("/values/6/6")).isCloseTo(0.5, within(1e-6));
        assertThat(seen.number("/values/11/1")).as("at (0, 1)").isCloseTo(0.5, within(1e-6));
        assertThat(seen.number("/values/11/11")).as("at (1, 1)").isCloseTo(1 / (1 + Math.exp(-4)), within(1e-6));
        assertThat(seen.text("/xName")).isEqualTo("x1");
        assertThat(seen.text("/shows")).isEqualTo("output");
        assertThat(seen.number("/epoch")).isZero();
    }

    @Test
    void itAgreesWithPredictions() {
        var run = api.train("""
                {"model": {"layers": [{"units": 8, "activation": "relu"}, {"units": 3, "activation": "softmax"}]},
                 "dataset": "blobs", "preprocessing": {"scaling": "standard", "features": ["x2", "x1", "x1*x2"]},
                 "training": {"epochs": 20}}""");
        var seen = surface(run, "?resolution=4");

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                var predicted = api.post("/api/v1/runs/" + run.text("/id") + "/predictions",
                        "{\"rows\": [{\"x1\": %s, \"x2\": %s}]}".formatted(seen.number("/x/" + x),
                                seen.number("/y/" + y)));
                assertThat(predicted.text("/predictions/0/label"))
                        .isEqualTo(seen.text("/classes/" + (int) seen.number("/values/" + y + "/" + x)));
            }
        }
    }

    @Test
    void unitsAreSeenAloneAndTogether() {
        var run = api.train(MOONS);

        var one = surface(run, "?resolution=5&layer=1&unit=3");
        var all = surface(run, "?resolution=5&units=all");

        assertThat(all.body().at("/units").size()).isEqualTo(7);
        assertThat(all.body().at("/units/2/values")).isEqualTo(one.body().at("/values"));
        assertThat(all.body().at("/units/6/values"))
                .isEqualTo(surface(run, "?resolution=5").body().at("/values"));
        assertThat(surface(run, "?layer=3").status()).isEqualTo(400);
        assertThat(surface(run, "?layer=1&unit=7").text("/detail"))
                .isEqualTo("The parameter unit must be a whole number between 1 and 6; it was 7.");
    }

    @Test
    void manyInputsAreSeenAlongTheirComponentsOrTwoOfThem() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "wine",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 20}}""");

        assertThat(surface(run, "?resolution=3").text("/xName")).startsWith("principal component 1");
        var two = surface(run, "?resolution=3&x=alcohol&y=hue");
        assertThat(two.text("/xName")).isEqualTo("alcohol");
        assertThat(two.text("/yName")).isEqualTo("hue");
        assertThat(surface(run, "?x=colour").status()).isEqualTo(400);
        assertThat(surface(run, "?x=hue&y=hue").text("/detail")).contains("another column than x");
    }

    @Test
    void oneInputGivesACurve() {
        var run = api.train("""
                {"model": {"layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "linear"}]},
                 "dataset": {"name": "sine", "generator": {"kind": "function"}}, "training": {"epochs": 3}}""");

        var seen = surface(run, "?resolution=20");
        assertThat(seen.body().at("/values").size()).isEqualTo(1);
        assertThat(seen.body().at("/values/0").size()).isEqualTo(20);
        assertThat(seen.body().at("/yName").isMissingNode()).isTrue();
    }

    @Test
    void columnsThatComeInByProductsAloneHaveAnAxisToo() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "circles",
                 "preprocessing": {"features": ["x1", "x1*x1", "x2*x2"]}, "training": {"epochs": 3}}""");

        assertThat(surface(run, "?resolution=3").text("/yName")).isEqualTo("x2");
    }

    @Test
    void namesStayAtTheirMostFrequentOne() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]},
                 "dataset": {"name": "shop", "columns": ["size", "colour", "price"], "target": "price",
                   "task": "regression", "rows": [[1, "red", 2], [2, "red", 4], [3, "blue", 9], [4, "red", 8]]},
                 "training": {"epochs": 3}}""");

        var seen = surface(run, "?resolution=5");

        assertThat(seen.text("/xName")).isEqualTo("size");
        assertThat(seen.body().at("/values").size()).isEqualTo(1);
        assertThat(surface(run, "?x=colour").text("/detail")).contains("must be a column of numbers");
    }

    @Test
    void rowsLieWhereTheirUnitWasToldToGo() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "tanh", "weights": [[0]], "biases": [0]}]},
                 "dataset": {"name": "sign", "columns": ["x", "c"], "target": "c",
                   "rows": [[1, "a"], [2, "a"], [3, "b"], [4, "b"]]}, "training": {"loss": "hinge", "epochs": 0}}""");

        var drawn = api.get("/api/v1/runs/" + run.text("/id") + "/surface?format=svg").text("");

        // The lower axis ends below −1, not at 0.
        assertThat(drawn).contains(">-1.0<", ">1.0<");
    }

    @Test
    void moreNumbersThanAreBearableAreRefusedBeforeAnyIsMade() {
        var run = api.train("""
                {"model": {"layers": [{"units": 4000, "activation": "relu"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "training": {"epochs": 1}}""");

        var refused = surface(run, "?resolution=200&layer=1&unit=1");

        assertThat(refused.text("/type")).isEqualTo("/problems/limit-exceeded");
        assertThat(refused.text("/detail")).contains("4000 numbers", "40000 places");
        assertThat(surface(run, "?resolution=20&layer=1&unit=1").status()).isEqualTo(200);
    }

    @Test
    void everyEpochHasItsOwn() {
        var run = api.train(MOONS);

        assertThat(surface(run, "?epoch=0").number("/epoch")).isZero();
        assertThat(surface(run, "?epoch=7").number("/epoch")).isEqualTo(7);
        assertThat(surface(run, "?epoch=best").number("/epoch")).isEqualTo(run.number("/metrics/bestEpoch"));
        assertThat(surface(run, "?epoch=latest").number("/epoch")).isEqualTo(30);
        assertThat(surface(run, "?epoch=0").body().at("/values"))
                .isNotEqualTo(surface(run, "?epoch=30").body().at("/values"));
        assertThat(surface(run, "?epoch=31").status()).isEqualTo(404);
        assertThat(surface(run, "?epoch=soon").status()).isEqualTo(400);
    }

    @Test
    void itIsDrawn() {
        var run = api.train(MOONS);

        for (var what : new String[]{"", "&layer=1&unit=2", "&units=all"}) {
            var picture = surface(run, "?format=svg&resolution=30" + what);
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.text("")).startsWith("<svg").contains("<title>", "<desc>");
        }
        assertThat(surface(run, "?format=svg").text("")).contains(", epoch 30", "Map of 0 against 1");
        assertThat(surface(run, "?format=svg&width=10").status()).isEqualTo(400);
        assertThat(surface(run, "?resolution=1").status()).isEqualTo(400);
    }

    @Test
    void unitsOfOneInputAreCurvesAndThoseOfTwoHaveABarOfGreys() {
        var sine = api.train("""
                {"name": "wave", "model": {"layers": [{"units": 3, "activation": "tanh"},
                 {"units": 1, "activation": "linear"}]}, "training": {"epochs": 3},
                 "dataset": {"name": "sine", "generator": {"kind": "function", "function": "sine", "samples": 40}}}""");

        assertThat(surface(sine, "?format=svg&units=all").text("")).contains("wave on sine, all units",
                "Line chart of 3 lines: 1.1 (100), 1.2 (100), 1.3 (100)", "Line chart of 1 line: 2.1 (100)");
        assertThat(surface(api.train(MOONS), "?format=svg&units=all&resolution=20").text("")).contains(">activation<");
    }

    private Api.Answer surface(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/surface" + query);
    }
}
