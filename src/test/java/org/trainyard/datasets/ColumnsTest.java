package org.trainyard.datasets;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What becomes of names, orders and cells without a value. */
@ServiceTest
class ColumnsTest {

    private static final String HOUSES = """
            city,size,rooms,price
            Ulm,M,3,250.5
            Bonn,S,1,99
            Ulm,L,,410
            Köln,M,4,380
            Bonn,L,5,333.25
            """;

    @Autowired
    RestTestClient http;

    @Autowired
    Api api;
    Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(http);
    }

    @Test
    void namesAreCategoriesAndOrdersArePlaces() {
        var dataset = calls.uploaded("?ordinal=size:S,M,L&missing=mean", HOUSES);
        var city = dataset.at("/features/0");
        assertThat(city.get("type").stringValue()).isEqualTo("categorical");
        assertThat(city.get("categories").toString()).isEqualTo("[\"Bonn\",\"Köln\",\"Ulm\"]");
        assertThat(city.get("counts").toString()).isEqualTo("[2,1,2]");
        assertThat(dataset.at("/features/1/type").stringValue()).isEqualTo("ordinal");
        assertThat(dataset.at("/features/1/categories").toString()).isEqualTo("[\"S\",\"M\",\"L\"]");
        assertThat(dataset.at("/features/2/missing").intValue()).isEqualTo(1);
        assertThat(dataset.at("/features/2/mean").doubleValue()).isEqualTo(3.25);
        assertThat(dataset.get("task").stringValue()).isEqualTo("regression");
        assertThat(calls.get("/api/v1/datasets/" + id(dataset) + "/rows").at("/rows/2").toString())
                .isEqualTo("[\"Ulm\",\"L\",3.25,410]");
        var again = calls.uploaded("?ordinal=size:S,M,L", content(dataset));
        assertThat(again.get("sha256")).as("sent again as it comes back").isEqualTo(dataset.get("sha256"));
    }

    @Test
    void aNetworkHasOneInputForEachNameAndPredictsFromNames() {
        var dataset = calls.uploaded("?ordinal=size:S,M,L&missing=drop", HOUSES);
        assertThat(dataset.get("rows").intValue()).isEqualTo(4);
        assertThat(dataset.at("/source/droppedRows").intValue()).isEqualTo(1);
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "%s",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 2}}""".formatted(id(dataset)));
        assertThat(run.body().at("/summary/inputShape/0").intValue()).as("3 cities, the size and the rooms")
                .isEqualTo(5);
        var path = "/api/v1/runs/" + run.text("/id") + "/predictions";
        var byName = api.post(path, """
                {"rows": [{"city": "Ulm", "size": "L", "rooms": 2}]}""");
        var byPlace = api.post(path, """
                {"rows": [["Ulm", "L", 2]]}""");
        assertThat(byName.body()).isEqualTo(byPlace.body());
        var unknown = api.post(path, """
                {"rows": [["Mainz", "L", 2]]}""");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/errors/0/detail"))
                .isEqualTo("must be one of \"Bonn\", \"Köln\", \"Ulm\", was \"Mainz\"");
    }

    @Test
    void aNameIsOneHotAndNeverScaled() {
        var dataset = api.post("/api/v1/datasets", """
                {"name": "letters", "columns": ["letter", "y"], "rows": [["a", 0], ["b", 1], ["b", 1], ["a", 0]]}""");
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid", "weights": [[5], [-7]], "biases": [0]}]},
                 "dataset": "%s", "preprocessing": {"scaling": "standard"}, "training": {"epochs": 0}}"""
                .formatted(dataset.text("/id")));
        var answer = api.post("/api/v1/runs/" + run.text("/id") + "/predictions", """
                {"rows": [["a"], ["b"]]}""");
        assertThat(answer.body().at("/predictions/0/probabilities/1").doubleValue()).isCloseTo(0.9933071,
                within(1e-6));
        assertThat(answer.body().at("/predictions/1/probabilities/1").doubleValue()).isCloseTo(0.0009110,
                within(1e-6));
    }

    @Test
    void namesThatLookLikeNumbersAreNumbersUnlessSaidOtherwise() {
        var codes = "code,y\n80331,0.5\n10115,1.5\n80331,2.5\n";
        assertThat(calls.uploaded("", codes).at("/features/0/type").stringValue()).isEqualTo("numeric");
        var named = calls.uploaded("?categorical=code", codes);
        assertThat(named.at("/features/0/categories").toString()).isEqualTo("[\"10115\",\"80331\"]");
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "%s",
                 "training": {"epochs": 1}}""".formatted(id(named)));
        assertThat(api.post("/api/v1/runs/" + run.text("/id") + "/predictions", "{\"rows\": [[80331]]}").status())
                .isEqualTo(200);
    }

    @Test
    void aColumnOfNamesCannotBeMultiplied() {
        var refused = api.post("/api/v1/runs",
                """
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": {"columns": ["city", "area", "y"],
                  "rows": [["Ulm", 2, 0.5], ["Bonn", 3, 1.5]]}, "preprocessing": {"features": ["city", "city*area"]}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/preprocessing/features/1");
        assertThat(refused.text("/errors/0/detail")).startsWith("column city holds names");
    }

    @Test
    void whatIsTooSmallForFloat32IsZeroWithoutASign() {
        var tiny = calls.uploaded("", "a,y\n-1e-50,0.5\n1,-1e-50\n");
        assertThat(tiny.get("sha256")).isEqualTo(calls.uploaded("", "a,y\n0,0.5\n1,0\n").get("sha256"));
    }

    @Test
    void aColumnMaySayWhichRowsTrain() {
        var dataset = id(
                calls.uploaded("", "a,part,y\n1,train,0.5\n2,test,1.5\n3,train,2.5\n4,Validation,3.5\n5,train,1\n"));
        var body = """
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "%s", "split": {%s},
                 "training": {"epochs": 2}}""";
        var run = api.train(body.formatted(dataset, "\"column\": \"part\""));
        assertThat(run.body().get("split").toString()).isEqualTo(
                "{\"train\":3.0,\"validation\":1.0,\"test\":1.0,\"stratify\":false,\"labelNoise\":0.0,\"column\":\"part\","
                        + "\"folds\":null,\"fold\":null}");
        assertThat(run.body().at("/preprocessing/features").toString()).isEqualTo("[\"a\"]");
        assertThat(run.body().at("/metrics/testRmse").isNumber()).isTrue();
        var again = api.train(body.formatted(dataset, "\"column\": \"part\", \"train\": 3, \"test\": 1"));
        assertThat(again.text("/weightsSha256")).isEqualTo(run.text("/weightsSha256"));
        assertThat(api.post("/api/v1/runs", body.formatted(dataset, "\"column\": \"part\", \"train\": 0.5"))
                .text("/errors/0/detail")).isEqualTo("must be left out: column part puts 3 rows there");
        assertThat(api.post("/api/v1/runs", body.formatted(dataset, "\"column\": \"a\"")).text("/errors/0/detail"))
                .isEqualTo("a must say train, validation or test for each row; it holds numbers");
        assertThat(api.post("/api/v1/runs", body.formatted("iris", "\"column\": \"part\"")).text("/errors/0/pointer"))
                .isEqualTo("/split/column");
    }

    @Test
    void cellsWithoutAValueAreFilledAsAsked() {
        var csv = "a,b,y\n1,u,0.5\n,v,1.5\n1,,2.5\n7,v,3.5\n";
        var values = Map.of("mean", "[3,\"v\"]", "most-frequent", "[1,\"v\"]");
        values.forEach((policy, expected) -> {
            var dataset = calls.uploaded("?missing=" + policy, csv);
            var rows = calls.get("/api/v1/datasets/" + id(dataset) + "/rows").get("rows");
            assertThat("[" + rows.at("/1/0") + "," + rows.at("/2/1") + "]").as(policy).isEqualTo(expected);
            assertThat(dataset.at("/features/0/missing").intValue()).isEqualTo(1);
            assertThat(dataset.at("/features/1/counts").toString()).isEqualTo("[1,3]");
        });
        var dropped = calls.uploaded("?missing=drop", csv);
        assertThat(dropped.get("rows").intValue()).isEqualTo(2);
        var nothing = calls.uploaded("?missing=mean", "a,y\nNaN,0.5\n2,1.5\n4,2.5\n");
        assertThat(nothing.at("/features/0/mean").doubleValue()).isEqualTo(3);
    }

    @Test
    void theProfileHasHistogramsAndCorrelations() {
        var line = calls.uploaded("", "a,b,c,y\n0,5,1,0.25\n10,5,0,5.25\n20,5,0,10.25\n4,5,1,2.25\n");
        assertThat(line.at("/features/0/histogram").toString())
                .isEqualTo("[1,0,0,0,1,0,0,0,0,0,1,0,0,0,0,0,0,0,0,1]");
        assertThat(line.at("/features/0/correlation").doubleValue()).isCloseTo(1, within(1e-12));
        assertThat(line.at("/features/1").has("correlation")).as("a column that does not vary").isFalse();
        assertThat(line.at("/features/1/histogram/0").intValue()).isEqualTo(4);
        // numpy.corrcoef([1, 0, 0, 1], [.25, 5.25, 10.25, 2.25])[0, 1]
        assertThat(line.at("/features/2/correlation").doubleValue()).isCloseTo(-0.8628403050799636, within(1e-12));
        var two = calls.uploaded("", "a,y\n1,no\n2,no\n3,yes\n5,yes\n");
        // numpy.corrcoef([1, 2, 3, 5], [0, 0, 1, 1])[0, 1]
        assertThat(two.at("/features/0/correlation").doubleValue()).isCloseTo(0.8451542547285165, within(1e-12));
        var three = calls.uploaded("", "a,y\n1,u\n2,u\n3,v\n5,v\n9,w\n9,w\n");
        // sqrt(SS between / SS total): group means 1.5, 4, 9, the mean of all 29/6: 58.333 / 60.833
        assertThat(three.at("/features/0/correlation").doubleValue()).isCloseTo(0.9792364931869323, within(1e-9));
    }

    private static String id(JsonNode dataset) {
        return dataset.get("id").stringValue();
    }

    private String content(JsonNode dataset) {
        return new String(http.get().uri("/api/v1/datasets/" + id(dataset) + "/content").exchange()
                .expectStatus().isOk().returnResult(byte[].class).getResponseBody(),
                StandardCharsets.UTF_8);
    }
}
