package org.trainyard.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Launch;
import org.trainyard.process.Tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service whose database lies on a disk of 64 MB, which others fill. The disk is a tmpfs that exists in a name space of
 * the service alone, so that no root is needed and nothing stays mounted.
 */
@Tag("faults")
class DiskFullTest {

    private static final String ON_SMALL_DISK = "mount -t tmpfs -o size=64m tmpfs \"$0\" && cd \"$0\" && exec \"$@\"";

    @TempDir
    Path folder;

    @Test
    void aFullDiskIsSaidRunsWaitAndAllIsWellOnceItIsFreed() throws Exception {
        Fault.DISK_FULL.begin();
        Tool.require("unshare with user name spaces (util-linux)", "unshare", "-r", "-m", "sh", "-c",
                "mount -t tmpfs -o size=1m tmpfs /mnt");
        var reference = Reference.get();
        var disk = Files.createDirectories(folder.resolve("disk"));
        var launch = Launch.onH2(folder).under("unshare", "-r", "-m", "sh", "-c", ON_SMALL_DISK, disk.toString());
        try (var service = launch.start(); var hammer = new Hammer(service.client())) {
            var client = service.client();
            var run = client.post("/api/v1/runs", Reference.REQUEST).text("/id");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.get("/api/v1/runs/" + run).number("/progress/epoch") > 2);

            var filler = service.root().resolve(disk.toString().substring(1)).resolve("filler");
            fill(filler);
            await().atMost(Duration.ofSeconds(10)).until(() -> hammer.lastWrite() == 507);
            await().atMost(Duration.ofSeconds(10)).until(() -> hammer.lastRead() == 200);
            await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ofSeconds(10)).until(() -> true);
            // Between two of them H2 may close the database after a write that failed, and open it anew: 503 meanwhile.
            await().atMost(Duration.ofSeconds(5)).until(() -> hammer.lastWrite() == 507);
            await().atMost(Duration.ofSeconds(5)).until(() -> hammer.lastRead() == 200);
            assertThat(client.get("/api/v1/runs/" + run).text("/state")).isEqualTo("running");

            Files.delete(filler);
            var freed = System.nanoTime();
            await().atMost(Duration.ofSeconds(10)).until(() -> hammer.lastWrite() == 201);
            var seconds = (System.nanoTime() - freed) / 1e9;
            await().atMost(Duration.ofSeconds(60)).until(() -> Reference.isFinal(client, run));
            hammer.stop();

            assertThat(hammer.wrong()).isEmpty();
            var verdict = reference.judge(client, run);
            Fault.DISK_FULL.found(1, hammer.lost() + (verdict == Reference.Verdict.LOST ? 1 : 0),
                    verdict == Reference.Verdict.DIFFERING ? 1 : 0,
                    "well %s s after it was freed; of %d models answered with 201 none is missing; answers: %s"
                            .formatted(
                                    CrashSeries.seconds(seconds), hammer.created(), hammer.answers()));
        }
    }

    private static void fill(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            var block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }
}
