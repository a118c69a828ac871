package org.trainyard.insights;

import java.util.List;

import org.trainyard.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run is told is wrong with it. Whatever is suggested could be done. */
final class Diagnosed {

    private Diagnosed() {}

    static Api.Answer of(Api api, Api.Answer run) {
        var findings = api.get("/api/v1/runs/" + run.text("/id") + "/diagnosis");
        assertThat(findings.status()).as("%s", findings).isEqualTo(200);
        assertThat(findings.body().toString()).doesNotContain("NaN");
        for (var finding : findings.body()) {
            var request = finding.at("/suggestion/request");
            if (!request.isMissingNode()) {
                var check = api.post("/api/v1/runs/check", request.toString());
                assertThat(check.status()).as("%s: %s", finding, check).isEqualTo(200);
            }
        }
        return findings;
    }

    static List<String> codes(Api.Answer findings) {
        return findings.body().findValuesAsString("code");
    }

    /** The request that a finding suggests. */
    static String request(Api.Answer findings, String code) {
        assertThat(codes(findings)).contains(code);
        var request = findings.body().at("/" + codes(findings).indexOf(code) + "/suggestion/request");
        assertThat(request.isObject()).as("%s", findings.body()).isTrue();
        return request.toString();
    }
}
