package org.trainyard.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A whole lecture hall follows one run; and one of them falls asleep. */
@ServiceTest
@TestPropertySource(properties = {"server.tomcat.connection-timeout=5s", "server.tomcat.keep-alive-timeout=60s"})
class CrowdTest {

    private static final int EPOCHS = 3000;
    private static final int TIMES = 20;
    private static final String MOONS = """
            {"model": {"layers": [{"units": 16, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "training": {"epochs": %d}}""".formatted(EPOCHS);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern EPOCH = Pattern.compile("(?m)^id:([-\\d,]+)\n\n");

    @Autowired
    RestTestClient http;

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Test
    void allSeeEveryEpochOnceInOrderAndOneThatNeverReadsIsHungUpOn() throws Exception {
        var id = api.post("/api/v1/runs", MOONS).text("/id");
        try (var client = HttpClient.newHttpClient(); var asleep = asleep(id)) {
            var early = crowd(client, id, 120);
            await().atMost(PATIENCE)
                    .until(() -> api.get("/api/v1/runs/" + id).number("/progress/epoch") > EPOCHS / 3.0);
            var late = crowd(client, id, 80);

            assertThat(early).allSatisfy(one -> assertThat(one.join().body()).isEqualTo(EPOCHS + 1));
            assertThat(late).allSatisfy(one -> assertThat(one.join().body()).isEqualTo(EPOCHS + 1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(clients()).as("streams left open").isZero());

            var got = read(asleep);
            assertThat(got).as("what lay in its buffers").startsWith("HTTP/1.1 200");
            assertThat(positions(got)).hasSizeLessThan(TIMES * EPOCHS);
            assertThatEachStepIsOneEpoch(positions(got), positions(rest(client, id, positions(got))));
        }
    }

    /** Each answers with how many epochs it saw, and fails at one that is not the next. */
    private List<CompletableFuture<HttpResponse<Integer>>> crowd(HttpClient client, String id, int size) {
        var request = HttpRequest.newBuilder(events(id)).build();
        return IntStream.range(0, size).mapToObj(_ -> {
            var audience = new InOrder();
            return client.sendAsync(request, BodyHandlers.fromLineSubscriber(audience, InOrder::seen, "\n"));
        }).toList();
    }

    /** A client that asks for more than the buffers between hold, and then takes nothing. */
    private Socket asleep(String id) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write("GET %s?%s HTTP/1.0\r\nHost: localhost\r\n\r\n"
                .formatted(often(id).getPath(), often(id).getQuery()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
            }
        } catch (java.net.SocketException e) {
            // hung up on without a goodbye
        }
        return text.toString();
    }

    private String rest(HttpClient client, String id, List<List<Integer>> got) throws Exception {
        var request = HttpRequest.newBuilder(often(id));
        if (!got.isEmpty()) {
            request.header("Last-Event-ID", got.getLast().stream().map(String::valueOf).collect(joining(",")));
        }
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** The ids of the events, each of which says where the client then stands. */
    private static List<List<Integer>> positions(String stream) {
        return EPOCH.matcher(stream).results()
                .map(id -> Pattern.compile(",").splitAsStream(id.group(1)).map(Integer::valueOf).toList()).toList();
    }

    private static void assertThatEachStepIsOneEpoch(List<List<Integer>> first, List<List<Integer>> then) {
        var steps = Stream.concat(first.stream(), then.stream()).map(CrowdTest::sum).toList();
        assertThat(steps).isEqualTo(IntStream.range(0, TIMES * (EPOCHS + 1)).mapToObj(step -> step + 1 - TIMES)
                .toList());
        assertThat(then.getLast()).containsOnly(EPOCHS);
    }

    private static int sum(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).sum();
    }

    private URI events(String id) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/runs/" + id + "/events");
    }

    /** The same run several times over on one stream. */
    private URI often(String id) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/runs/events?ids="
                + String.join(",", Collections.nCopies(TIMES, id)));
    }

    private double clients() {
        var scrape = api.get("/actuator/prometheus").body().asString();
        return scrape.lines().filter(line -> line.startsWith("trainyard_stream_clients "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElseThrow();
    }
}
