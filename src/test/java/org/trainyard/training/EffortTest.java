package org.trainyard.training;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** How much is trained again for one request, where little may be: 4 rows and 9 weights are 108 multiply-adds an epoch. */
@ServiceTest
@TestPropertySource(properties = "trainyard.limits.replay-cost=1200")
class EffortTest {

    private static final int CHECKPOINTS_KEPT = 10;
    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 60, "checkpointEvery": %d}}""";

    @Autowired
    RestTestClient http;

    @Test
    void anEpochThatIsFarFromEveryStoredOneIsRefusedWithThoseThatAreCheap() {
        var api = new Api(http);
        var run = "/api/v1/runs/" + api.train(XOR.formatted(40)).text("/id");

        var refused = api.get(run + "/evaluation?split=train&epoch=30");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/cost-budget");
        assertThat(refused.body().get("cheapEpochs").toString()).isEqualTo("[0,40]");
        assertThat(refused.number("/reach")).isEqualTo(11);
        assertThat(refused.number("/estimate")).isEqualTo(30 * 108);
        assertThat(refused.text("/detail")).contains("(0, 40)");
        assertThat(api.get(run + "/checkpoints/11/weights").status()).isEqualTo(200);
        assertThat(api.get(run + "/checkpoints/12/weights").status()).isEqualTo(422);
        assertThat(api.get(run + "/checkpoints/40/weights").status()).as("a stored one").isEqualTo(200);
        assertThat(api.get(run + "/checkpoints/51/weights").status()).isEqualTo(200);
        assertThat(api.post(run + "/predictions?epoch=45", "{\"rows\": [[0, 1]]}").status()).isEqualTo(200);
        assertThat(api.get(run + "/checkpoints/final/weights").status()).isEqualTo(200);
    }

    @Test
    void whatIsStoredLiesAboutEvenlyOverTheWholeTraining() {
        var api = new Api(http);
        var run = "/api/v1/runs/" + api.train(XOR.formatted(1)).text("/id");

        var stored = api.get(run + "/checkpoints").body().valueStream()
                .filter(each -> each.get("kind").asString().equals("periodic"))
                .map(each -> each.get("epoch").intValue())
                .toList();

        assertThat(stored).hasSize(CHECKPOINTS_KEPT).isSorted().endsWith(59, 60);
        var gap = 0;
        for (int i = 0; i < stored.size(); i++) {
            gap = Math.max(gap, stored.get(i) - (i == 0 ? 0 : stored.get(i - 1)));
        }
        assertThat(gap).as("largest gap in %s", stored).isLessThanOrEqualTo(2 * 60 / CHECKPOINTS_KEPT);
    }
}
