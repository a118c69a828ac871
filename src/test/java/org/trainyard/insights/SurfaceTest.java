package org.trainyard.insights;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

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
    RestTestClient http;

    Api api;

    @BeforeEach
    void connect() {
        api = new Api(http);
    }

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
        assertThat(surface(run, "?format=svg").text("")).contains("Decision after epoch 30", "Map of 0 against 1");
        assertThat(surface(run, "?format=svg&width=10").status()).isEqualTo(400);
        assertThat(surface(run, "?resolution=1").status()).isEqualTo(400);
    }

    private Api.Answer surface(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/surface" + query);
    }
}
