package org.trainyard.web.probe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.trainyard.web.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@ProbeTest
class RefusalsOverHttpTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String MODEL = "{\"name\":\"m\",\"layers\":[{\"units\":8}]}";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/probes HTTP/1.1\\r\\nConnection: close | 400 | malformed-request
            GET /api/v1/probes HTTP/1.1\\r\\nHost: evil.example\\r\\nConnection: close | 421 | host-not-allowed
            POST /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\nConnection: close | 400 | malformed-request
            GET /api/v1/probes/%00 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | malformed-request
            GET /api/v1/../../../../etc/passwd HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | malformed-request
            GET /api/v1/probes;a=1/b HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | malformed-request
            GET /api/v1/probes/a%2Fb HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | malformed-request
            GE(T /api/v1 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | malformed-request
            POST /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 2\\r\\nExpect: 200-ok\\r\\nConnection: close | 417 | expectation-failed
            POST /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\nTransfer-Encoding: chunked\\r\\nConnection: close\\r\\n\\r\\nZZ\\r\\nhello\\r\\n0 | 400 | malformed-request
            TRACE /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 405 | method-not-allowed
            FOO /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 405 | method-not-allowed
            DELETE /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 405 | method-not-allowed
            GET /.git/config HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /h2-console HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /actuator/env HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /actuator/heapdump HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /error HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /problems/none HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 404 | not-found
            GET /api/v1/probes HTTP/1.1\\r\\nHost: localhost\\r\\nAccept: ///\\r\\nConnection: close | 406 | not-acceptable
            GET /api/v1/probes?format=xyz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 406 | not-acceptable
            GET /api/v1/probes?format=png HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 406 | not-acceptable
            GET /api/v1/probes?size=1000000000 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes?size=0 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes?page=-1 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes?sort=owner.apiKeyHash,asc HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes?Size=10 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes/numbers?number=1&nubmer=2 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes?kind=EXPLODED HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes/numbers HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes/numbers?number=x HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes/numbers?number=11 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 400 | invalid-parameter
            GET /api/v1/probes/failures/overtaken HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 409 | conflict
            GET /api/v1/probes/failures/gone HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 503 | unavailable
            GET /api/v1/probes/failures/full HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 507 | storage-full
            GET /api/v1/probes/failures/other HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close | 500 | internal
            """)
    void everyRefusalIsAProblem(String request, int status, String slug) {
        isProblem(RawHttp.send(port, request.replace("\\r", "\r").replace("\\n", "\n") + "\r\n\r\n"), status, slug);
    }

    @Test
    void longHeadersAndAddressesAreRefusedByTheContainer() {
        var rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        isProblem(RawHttp.send(port, "GET /api/v1" + rest + "X-Big: " + "a".repeat(20_000) + "\r\n\r\n"), 400,
                "malformed-request");
        isProblem(RawHttp.send(port, "GET /api/v1?x=" + "a".repeat(20_000) + rest + "\r\n"), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                      | 400 | malformed-json
            {'name':'m'}            | 400 | malformed-json
            {"name":"m",}           | 400 | malformed-json
            {"name":"m"} {}         | 400 | malformed-json
            {"name":"a","name":"b"} | 400 | malformed-json
            {"name":"m","seed":NaN} | 400 | malformed-json
            null                    | 400 | type-mismatch
            "m"                     | 400 | type-mismatch
            []                      | 400 | type-mismatch
            {"name":"a\\ud800b","layers":[{"units":1}]} | 422 | encoding
            {"name":"a\\u0000b","layers":[{"units":1}]} | 422 | encoding
            {"name":"m","layers":[{"units":1}],"l2":1e999} | 422 | not-finite
            """)
    void everyBodyThatIsNotRightIsRefused(String body, int status, String slug) {
        isProblem(RawHttp.post(port, JSON, body), status, slug);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        isProblem(RawHttp.post(port, JSON, "{\"name\":\"\u00ff\u00fe\"}"), 400, "malformed-json");
        isProblem(RawHttp.post(port, JSON, "\u00fe\u00ff\0{\0}"), 400, "malformed-json");
    }

    @Test
    void depthAndNamesHaveLimits() {
        isProblem(RawHttp.post(port, JSON, "{\"layers\":" + "[".repeat(600) + "]".repeat(600) + "}"), 400,
                "malformed-json");
        isProblem(RawHttp.post(port, JSON, "{\"" + "k".repeat(60_000) + "\":1}"), 400, "malformed-json");
    }

    @Test
    void onlyJsonIsReadHere() {
        isProblem(RawHttp.post(port, "Content-Type: text/plain\r\n", MODEL), 415, "unsupported-media-type");
        isProblem(RawHttp.post(port, "", MODEL), 415, "unsupported-media-type");
        isProblem(RawHttp.post(port, "Content-Type: multipart/form-data; boundary=B\r\n", MODEL), 415,
                "unsupported-media-type");
        assertThat(RawHttp.post(port, JSON + "Content-Encoding: gzip\r\n", MODEL)).startsWith("HTTP/1.1 415")
                .contains("Accept-Encoding: identity");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedByItsLengthAndWhileItIsRead() {
        var body = "{\"name\":\"" + "x".repeat(300_000) + "\"}";
        isProblem(RawHttp.post(port, JSON, body), 413, "body-too-large");
        isProblem(RawHttp.send(port,
                "POST /api/v1/probes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON
                        + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n"),
                413, "body-too-large");
    }

    private static void isProblem(String answer, int status, String slug) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: application/problem+json",
                "\"type\":\"/problems/" + slug + "\"", "\"status\":" + status);
        assertThat(answer).doesNotContain("org.", "java.", "Exception", "root:", "secret", "/etc/passwd\"}", "Apache");
        assertThat(answer.contains("Retry-After: ")).isEqualTo(status == 503);
    }
}
