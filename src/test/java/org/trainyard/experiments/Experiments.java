package org.trainyard.experiments;

import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;

/** Experiments as a test asks for them. */
final class Experiments {

    static final String PATH = "/api/v1/experiments";

    /** What trains in no time. */
    static final String XOR = """
            {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"optimizer": {"kind": "adam", "learningRate": 0.1}, "epochs": 30}}""";
    /** What takes a minute or more. */
    static final String LONG = """
            {"model": {"layers": [{"units": 256, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "training": {"epochs": 20000, "recordEvery": 100}}""";

    private final Api api;

    Experiments(RestTestClient http) {
        this.api = new Api(http);
    }

    Api api() {
        return api;
    }

    /** Posts an experiment with this base and whatever else its body says. */
    Api.Answer post(String base, String rest, String... headers) {
        return api.post(PATH, "{\"base\": " + base + ", " + rest + "}", headers);
    }

    /** Runs an experiment to its end; answers with the finished experiment. */
    Api.Answer finished(String base, String rest) {
        return finished(post(base, rest));
    }

    Api.Answer finished(Api.Answer accepted) {
        if (accepted.status() / 100 != 2) {
            throw new AssertionError("The experiment was not accepted: " + accepted);
        }
        var now = accepted;
        for (int i = 0; i < 10 && !now.text("/state").matches("completed|cancelled"); i++) {
            now = api.get(PATH + "/" + accepted.text("/id"), "Prefer", "wait=60");
        }
        return now;
    }

    JsonNode results(Api.Answer experiment) {
        return api.get(PATH + "/" + experiment.text("/id") + "/results").body();
    }

    long count(String path) {
        return (long) api.get(path).number("/page/totalElements");
    }
}
