package org.trainyard.insights;

import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Each epoch is seen to train on every row once, in an order of its own. */
@ServiceTest
class CoverageTest {

    @Autowired
    RestTestClient http;

    @Test
    void everyRowIsSeenOnceInEveryEpoch() {
        var api = new Api(http);
        var run = api.train("""
                {"model": {"layers": [{"units": 2, "activation": "relu"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "training": {"batchSize": 7, "epochs": 4, "recordEvery": 10}}""");
        var orders = new HashSet<String>();
        for (int epoch = 1; epoch <= 4; epoch++) {
            var seen = api.get("/api/v1/runs/" + run.text("/id") + "/coverage?epoch=" + epoch);
            assertThat(seen.number("/trainingRows")).isEqualTo(120);
            assertThat(seen.number("/once")).isEqualTo(120);
            assertThat(seen.number("/never")).isZero();
            assertThat(seen.number("/moreThanOnce")).isZero();
            assertThat(seen.number("/updates")).isEqualTo(18);
            orders.add(seen.text("/orderSha256"));
        }
        assertThat(orders).hasSize(4);

        var last = api.get("/api/v1/runs/" + run.text("/id") + "/coverage");
        assertThat(last.text("/weightsSha256")).isEqualTo(run.text("/weightsSha256"));
        assertThat(last.body().at("/isTheRuns").asBoolean()).isTrue();
        assertThat(api.get("/api/v1/runs/" + run.text("/id") + "/coverage?epoch=5").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/" + run.text("/id") + "/coverage?epoch=0").status()).isEqualTo(404);
    }

    @Test
    void anEpochOfAnEarlierRunIsTheOnesThatGoesOn() {
        var api = new Api(http);
        var first = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "moons",
                 "training": {"epochs": 3}}""");
        var second = api.post("/api/v1/runs/" + first.text("/id") + "/continue", "{\"epochs\": 2}", "Prefer",
                "wait=60");

        for (int epoch = 1; epoch <= 3; epoch++) {
            assertThat(coverage(api, second, epoch)).isEqualTo(coverage(api, first, epoch));
        }
        assertThat(coverage(api, second, 5)).isNotEmpty();
    }

    private static String coverage(Api api, Api.Answer run, int epoch) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/coverage?epoch=" + epoch).text("/orderSha256");
    }
}
