package org.trainyard.web.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.TestJson;
import org.trainyard.web.probe.Definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BinderTest {
    private final Binder json = TestJson.binder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"units": 0}                | /layers/0/units | 422 | must be between 1 and 8192, was 0
            {"units": 8193}             | /layers/0/units | 422 | must be between 1 and 8192, was 8193
            {"units": 99999999999}      | /layers/0/units | 422 | must be between 1 and 8192, was 99999999999
            {"units": 3.7}              | /layers/0/units | 400 | must be a whole number, was 3.7
            {"units": "3"}              | /layers/0/units | 400 | must be a whole number, was "3"
            {"units": true}             | /layers/0/units | 400 | must be a whole number, was true
            {"units": {}}               | /layers/0/units | 400 | must be a whole number, was an object
            {"units": null}             | /layers/0/units | 422 | is required
            {}                          | /layers/0/units | 422 | is required
            null                        | /layers/0       | 400 | must be an object, was null
            7                           | /layers/0       | 400 | must be an object, was 7
            {"units": 1, "kind": "rel"} | /layers/0/kind  | 422 | must be "linear" or "leaky-relu", was "rel"
            {"units": 1, "kind": "leaky-rel"} | /layers/0/kind | 422 | must be "linear" or "leaky-relu", was "leaky-rel"; did you mean "leaky-relu"?
            {"units": 1, "kind": 0}     | /layers/0/kind  | 400 | must be "linear" or "leaky-relu", in quotes, was 0
            {"units": 1, "unit": 1}     | /layers/0/unit  | 400 | is not a field here; did you mean "units"?
            {"units": 1, "@class": "x"} | /layers/0/@class | 400 | is not a field here; there are units, kind, dropout, weights
            {"units": 1, "a/b~": 1}     | /layers/0/a~1b~0 | 400 | is not a field here; there are units, kind, dropout, weights
            {"units": 1, "dropout": 1}  | /layers/0/dropout | 422 | must be at least 0 and less than 1, was 1
            {"units": 1, "dropout": 1e999} | /layers/0/dropout | 422 | must be a finite number, but is beyond 1.8e308, the largest that there is
            {"units": 1e400}            | /layers/0/units | 422 | must be a finite number, but is beyond 1.8e308, the largest that there is
            {"units": 1, "weights": [[1, 1e39]]} | /layers/0/weights/0/1 | 422 | must be at most 3.4e38 in size, as a 32-bit float ends there, was 1.0E39
            {"units": 1, "weights": [[1, "x"]]} | /layers/0/weights/0/1 | 400 | must be a number, was "x"
            """)
    void tellsOfAFaultByPointerValueAndRange(String layer, String pointer, int status, String detail) {
        var problem = refused("{\"name\": \"m\", \"layers\": [" + layer + "]}");

        assertThat(problem.errors()).containsExactly(new Problem.Fault(pointer, detail));
        assertThat(problem.type().status()).isEqualTo(status);
        assertThat(problem.detail()).contains(pointer, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "sgdd"} | /step/kind | 422 | must be "sgd" or "slow-start", was "sgdd"; did you mean "sgd"?
            {"rate": 1}      | /step/kind | 422 | is required, and must be "sgd" or "slow-start"
            {"kind": 1}      | /step/kind | 400 | must be "sgd" or "slow-start", in quotes, was 1
            "sgd"            | /step      | 400 | must be an object, was "sgd"
            {"kind": "sgd", "rat": 1} | /step/rat | 400 | is not a field here; did you mean "rate"?
            {"kind": "sgd", "rate": 0} | /step/rate | 422 | must be greater than 0 and at most 1000, was 0
            {"kind": "sgd", "rate": 1000.5} | /step/rate | 422 | must be greater than 0 and at most 1000, was 1000.5
            {"kind": "slow-start", "epochs": -1} | /step/epochs | 422 | must be at least 0, was -1
            {"kind": "slow-start", "epochs": 99999999999} | /step/epochs | 422 | must be between 0 and 2147483647, was 99999999999
            """)
    void looksAtTheKindOfAFamilyFirst(String step, String pointer, int status, String detail) {
        var problem = refused("{\"name\": \"m\", \"layers\": [{\"units\": 1}], \"step\": " + step + "}");

        assertThat(problem.errors()).containsExactly(new Problem.Fault(pointer, detail));
        assertThat(problem.type().status()).isEqualTo(status);
    }

    @Test
    void findsAllFaultsInOnePassAndAWrongTypeWins() {
        var problem = refused("""
                {"name": " ", "nme": 1, "seed": 9007199254740992, "batch": "half",
                 "layers": [{"units": 0}, {"units": "1", "dropout": -1}], "step": {"kind": "sgd", "rate": -1}}""");

        assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_PROPERTY);
        assertThat(problem.errors()).extracting(Problem.Fault::pointer).containsExactlyInAnyOrder("/nme",
                "/layers/1/units", "/batch", "/layers/0/units", "/layers/1/dropout", "/name", "/seed", "/step/rate");
        assertThat(problem.errors()).contains(new Problem.Fault("/batch", "must be a number or \"full\""),
                new Problem.Fault("/seed", "must be between 0 and 9007199254740991, was 9007199254740992"));
        assertThat(problem.detail()).startsWith("8 faults were found. One of them: /nme is not a field here");
    }

    @Test
    void countsCodePointsOfANameAsEveryDatabaseDoes() {
        var layers = "\", \"layers\": [{\"units\": 1}]}";

        assertThat(refused("{\"name\": \"" + "😀".repeat(101) + layers).errors()).containsExactly(
                new Problem.Fault("/name", "must be between 1 and 100 characters long, was 101"));
        assertThat(read("{\"name\": \"" + "😀".repeat(100) + layers).name()).hasSize(200);
    }

    @Test
    void namesTheLimitThatIsExceeded() {
        var problem = refused("{\"name\": \"m\", \"layers\": [{\"units\": 10000}]}");

        assertThat(problem.type()).isEqualTo(ProblemType.LIMIT_EXCEEDED);
        assertThat(problem.extras()).containsEntry("limit", 8192L);
        assertThat(refused("{\"name\": \"m\", \"layers\": []}").errors())
                .containsExactly(new Problem.Fault("/layers", "must not be empty"));
    }

    @Test
    void bindsATreeLaterWhereItStands() {
        var request = read("{\"name\": \"m\", \"layers\": [{\"units\": 1}], \"free\": {\"units\": 0, \"unit\": 1}}");
        var faults = new Faults();

        assertThat(json.bind(Objects.requireNonNull(request.free()), Definition.Layer.class, "/free", faults)).isNull();
        assertThat(faults.places()).containsExactly("/free/unit", "/free/units");
    }

    @Test
    void readsBackWhatItWrote() {
        var model = read("{\"name\": \"m\", \"layers\": [{\"units\": 1, \"weights\": [[0.5]]}], \"batch\": \"full\","
                + "\"step\": {\"kind\": \"slow-start\"}}");

        var written = json.write(model);

        assertThat(written).isEqualTo("{\"name\":\"m\",\"layers\":[{\"units\":1,\"kind\":\"linear\",\"dropout\":null,"
                + "\"weights\":[[0.5]]}],\"seed\":null,\"batch\":\"full\",\"step\":{\"kind\":\"slow-start\","
                + "\"epochs\":5},\"free\":null}");
        assertThat(json.write(json.read(written, Definition.class))).isEqualTo(written);
    }

    @Test
    void writesNullForANumberThatIsNotFinite() {
        assertThat(json.write(new Object[]{Double.NaN, Float.POSITIVE_INFINITY, new float[]{1.5f, Float.NaN},
            new double[]{Double.NEGATIVE_INFINITY}})).isEqualTo("[null,null,[1.5,null],[null]]");
    }

    private Definition read(String body) {
        try {
            return json.body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Definition.class);
        } catch (IOException e) {
            throw new AssertionError("Reading from memory does not fail", e);
        }
    }

    private Problem refused(String body) {
        return catchThrowableOfType(Problem.class, () -> read(body));
    }
}
