package org.trainyard.datasets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

@ServiceTest
class DatasetRefusalsTest {

    private final Calls calls;

    DatasetRefusalsTest(@Autowired RestTestClient http) {
        this.calls = new Calls(http);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "no rows|/rows|422|validation|'columns': ['a', 'y'], 'rows': []",
        "ragged rows|/rows/1|422|validation|'columns': ['a', 'b', 'y'], 'rows': [[1, 2, 0], [1, 2]]",
        "a row that is none|/rows/0|400|type-mismatch|'columns': ['a', 'y'], 'rows': [5]",
        "NaN as text|/rows/0/0|422|not-finite|'columns': ['a', 'y'], 'rows': [['NaN', 0]]",
        "beyond double|/rows/0/0|422|not-finite|'columns': ['a', 'y'], 'rows': [[1e999, 0]]",
        "beyond float|/rows/0/0|422|not-finite|'columns': ['a', 'y'], 'rows': [[1e39, 0]]",
        "hexadecimal text among numbers|/rows/1/0|422|validation|'columns': ['a', 'y'], 'rows': [[1, 0], ['0x1F', 0]]",
        "a date|/rows/0/0|422|validation|'columns': ['a', 'y'], 'rows': [['2024-01-31', 0]]",
        "a value outside of an order|/rows/1/0|422|validation|'columns': ['a', 'y'], 'rows': [['S', 0], ['XL', 1]], 'ordinal': {'a': ['S', 'M']}",
        "an order of a target|/ordinal|422|validation|'columns': ['a', 'y'], 'rows': [[1, 'S']], 'ordinal': {'y': ['S', 'M']}",
        "an unknown categorical column|/categorical|422|validation|'columns': ['a', 'y'], 'rows': [[1, 0]], 'categorical': ['b']",
        "a missing target that would be filled|/rows|422|validation|'columns': ['a', 'y'], 'rows': [[1, null], [2, 1]], 'missing': 'mean'",
        "nothing but rows to drop|/rows|422|validation|'columns': ['a', 'y'], 'rows': [[null, 0]], 'missing': 'drop'",
        "no order at all|/ordinal|400|type-mismatch|'columns': ['a', 'y'], 'rows': [['S', 0]], 'ordinal': {'a': null}",
        "a name with a control character|/rows/0/0|422|validation|'columns': ['a', 'y'], 'rows': [['x\\u0007', 0]]",
        "an unknown policy|/missing|422|validation|'columns': ['a', 'y'], 'rows': [[1, 0]], 'missing': 'guess'",
        "a cell that is a list|/rows/0/0|400|type-mismatch|'columns': ['a', 'y'], 'rows': [[[1], 0]]",
        "a missing cell|/rows|422|validation|'columns': ['a', 'y'], 'rows': [[null, 0]]",
        "a name twice|/columns/1|422|validation|'columns': ['a', 'a', 'y'], 'rows': [[1, 2, 0]]",
        "a blank name|/columns/0|422|validation|'columns': [' ', 'y'], 'rows': [[1, 0]]",
        "an unknown target|/target|422|validation|'columns': ['a', 'y'], 'target': 'z', 'rows': [[1, 0]]",
        "a target that is a number|/target|400|type-mismatch|'columns': ['a', 'y'], 'target': 7, 'rows': [[1, 0]]",
        "all columns targets|/target|422|validation|'columns': ['a', 'y'], 'target': ['a', 'y'], 'rows': [[1, 0]]",
        "a class that is a fraction|/target|422|validation|'columns': ['a', 'y'], 'rows': [[1, 0.5]], 'task': 'classification'",
        "values that are text|/target|422|validation|'columns': ['a', 'y'], 'rows': [[1, 'x']], 'task': 'regression'",
        "two classes at once|/target|422|validation|'columns': ['a', 'y', 'z'], 'target': ['y', 'z'], 'rows': [[1, 0, 0]], 'task': 'classification'",
        "an unknown field|/split|400|unknown-property|'columns': ['a', 'y'], 'rows': [[1, 0]], 'split': 1",
        "a URL|/url|400|unknown-property|'url': 'http://localhost/'",
        "neither rows nor generator||422|validation|",
        "both|/rows|422|validation|'generator': {'kind': 'spirals'}, 'rows': [[1]]",
        "rows without columns|/columns|422|validation|'rows': [[1, 0]]",
        "negative samples|/generator/samples|422|validation|'generator': {'kind': 'spirals', 'samples': -1}",
        "too many samples|/generator/samples|422|limit-exceeded|'generator': {'kind': 'moons', 'samples': 100000000}",
        "an unknown kind|/generator/kind|422|validation|'generator': {'kind': 'expression', 'expr': '1'}",
        "an unknown setting|/generator/noize|400|unknown-property|'generator': {'kind': 'moons', 'noize': 1}",
        "a polynomial beyond float|/generator|422|not-finite|'generator': {'kind': 'function', 'function': 'polynomial', 'coefficients': [1e300], 'samples': 3}",
        "a teacher that takes hours|/generator|422|cost-budget|'generator': {'kind': 'teacher', 'inputs': 1, 'hidden': 256, 'classes': 100, 'samples': 50000000}"})
    void saysWhatIsWrongAndWhere(String what, @Nullable String pointer, int status, String type,
            @Nullable String definition) {
        var body = "{'name': 'x'" + (definition == null ? "" : ", " + definition) + "}";
        calls.post(body.replace('\'', '"')).expectStatus().isEqualTo(status).expectBody().jsonPath("$.type")
                .isEqualTo("/problems/" + type)
                .jsonPath("$.errors[?(@.pointer == '" + (pointer == null ? "" : pointer) + "')]")
                .isNotEmpty();
    }

    @Test
    void hasNoMoreThanTwentyFaultsToTell() {
        var rows = "[1, 0]" + ",[\"x\", 0]".repeat(1000);
        calls.post("{\"name\": \"x\", \"columns\": [\"a\", \"y\"], \"rows\": [" + rows + "]}").expectStatus()
                .isEqualTo(422)
                .expectBody().jsonPath("$.errors.length()").isEqualTo(20);
    }

    @Test
    void aThousandClassesAreEnough() {
        var rows = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            rows.append(i == 0 ? "" : ",").append("[1, \"class ").append(i).append("\"]");
        }
        calls.post("{\"name\": \"x\", \"columns\": [\"a\", \"y\"], \"rows\": [" + rows + "]}").expectStatus()
                .isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/limit-exceeded");
    }

    @Test
    void aNameIsOneForModelsRunsAndDatasetsAlike() {
        calls.post("{\"name\": \"turned \\u202e round\", \"generator\": {\"kind\": \"moons\"}}").expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/name");
    }

    @Test
    void aDatasetNeedsAName() {
        calls.post("{\"generator\": {\"kind\": \"moons\"}}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/name");
    }
}
