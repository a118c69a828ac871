package org.trainyard.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Client;
import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What was answered is kept, and what was not answered leaves nothing behind. */
@Tag("faults")
class AcknowledgedTest {

    private static final int KILLS = 4;
    private static final String RUN = """
            {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor", "paused": true}""";
    private static final String MODEL = "{\"layers\": [{\"units\": 1, \"activation\": \"sigmoid\"}]}";

    @TempDir
    Path folder;

    @Test
    void everyIdThatWasAnsweredBeforeAKillExistsAndNoOtherDoes() throws Exception {
        Fault.CREATIONS.begin();
        var creations = Integer.getInteger("faults.creations", 200);
        var answered = new TreeSet<String>();
        var lost = new TreeSet<String>();
        var surplus = new TreeSet<String>();
        for (int kill = 0; kill <= KILLS; kill++) {
            try (var service = Launch.onH2(folder).start()) {
                var there = ids(service.client());
                answered.stream().filter(id -> !there.contains(id)).forEach(lost::add);
                there.stream().filter(id -> !answered.contains(id)).forEach(surplus::add);
                for (int i = 0; kill < KILLS && i < creations / KILLS; i++) {
                    var answer = i % 2 == 0
                            ? service.client().post("/api/v1/runs", RUN)
                            : service.client().post("/api/v1/models", MODEL);
                    assertThat(answer.isOk()).as(answer.body().toString()).isTrue();
                    answered.add(answer.text("/id"));
                }
                service.kill();
            }
        }
        Fault.CREATIONS.found(answered.size(), lost.size(), surplus.size(), KILLS + " kills");
    }

    @Test
    void anUploadThatIsCutOffLeavesNothingBehind() throws Exception {
        Fault.UPLOAD.begin();
        var temporary = Files.createDirectories(folder.resolve("temporary"));
        var launch = Launch.onH2(folder).withFlags("-Djava.io.tmpdir=" + temporary);
        int tried = 0;
        try (var service = launch.start()) {
            for (; tried < 5; tried++) {
                halfAnUpload(service, tried).close();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> files(temporary) == 0);
            assertThat(uploads(service.client())).isEmpty();
            halfAnUpload(service, tried);
            service.kill();
            tried++;
        }
        assertThat(rows()).isZero();
        assertThat(files(temporary)).as("temporary files").isZero();
        try (var service = launch.start()) {
            assertThat(uploads(service.client())).isEmpty();
            assertThat(upload(service, csv(0))).contains(" 201 ");
            assertThat(uploads(service.client())).hasSize(1);
        }
        Fault.UPLOAD.passed(tried, "%d sockets closed, 1 kill".formatted(tried - 1));
    }

    /** A connection over which half of a file has gone, and been read. */
    private static Socket halfAnUpload(ServiceProcess service, int number) throws IOException {
        var file = csv(number);
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream().write(head(file.length).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(file, 0, file.length / 2);
        socket.getOutputStream().flush();
        return socket;
    }

    private static String upload(ServiceProcess service, byte[] file) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write(head(file.length).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(file);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(40), StandardCharsets.US_ASCII);
        }
    }

    private static String head(int length) {
        return "POST /api/v1/datasets/upload?name=cut HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                + "Content-Length: " + length + "\r\n\r\n";
    }

    /** Some megabytes, more than the service keeps in memory while it reads. */
    private static byte[] csv(int number) {
        return IntStream.range(0, 400_000).mapToObj(i -> i + "," + (i % 1000) + "." + number + "," + (i % 2))
                .collect(Collectors.joining("\n", "a,b,y\n", "\n")).getBytes(StandardCharsets.US_ASCII);
    }

    private static Set<String> ids(Client client) throws IOException, InterruptedException {
        var ids = new TreeSet<String>();
        for (var list : Set.of("runs", "models")) {
            for (int page = 0, size = 200; size == 200; page++) {
                var content = client.get("/api/v1/" + list + "?size=200&page=" + page).body().get("content");
                content.forEach(each -> ids.add(each.get("id").stringValue()));
                size = content.size();
            }
        }
        return ids;
    }

    private static Set<String> uploads(Client client) throws IOException, InterruptedException {
        var ids = new TreeSet<String>();
        for (var dataset : client.get("/api/v1/datasets?size=200").body().get("content")) {
            if (!dataset.get("builtIn").booleanValue()) {
                ids.add(dataset.get("id").stringValue());
            }
        }
        return ids;
    }

    private static long files(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.toString().endsWith(".rows")).count();
        }
    }

    /** What of uploads lies in the database of a service that is not running. */
    private long rows() throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/trainyard"), "sa", "");
                var statement = database.createStatement();
                var count = statement.executeQuery("select (select count(*) from dataset_contents)"
                        + " + (select count(*) from dataset_chunks) + (select count(*) from datasets)")) {
            count.next();
            return count.getLong(1);
        }
    }
}
