package org.trainyard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows of the table, in its order; {@link FaultTable} writes it from what was recorded here. */
public enum Fault {
    // @formatter:off: one row under the other
    KILL_H2("`kill -9` at random moments of a training; H2",
            "same weights, epochs 0 to 60 once each with the same figures; trains again ≤ 5 s after ready"),
    KILL_AT_WRITE("SIGKILL at the k-th write to the database file (`strace`); H2", "the same"),
    KILL_POSTGRES("`kill -9` at random moments of a training; PostgreSQL",
            "the same, but trains again ≤ 30 s after ready"),
    CONTROLS("negative controls: resume at a wrong position of the random stream, or without the optimizer's state",
            "other weights, so that these tests can fail"),
    CREATIONS("`kill -9` right after an answer", "what was answered exists, nothing else does"),
    EXPERIMENT_MADE("`kill -9` while an experiment of 400 runs is made", "there once with all its runs, or not at all"),
    EXPERIMENT_TRAINED("`kill -9` while an experiment trains", "it goes on by itself; same results"),
    UPLOAD("`kill -9`, or a closed socket, in the middle of an upload",
            "no dataset, nothing left of it; sent again: 201"),
    DISK_FULL("disk full (64 MB), then freed",
            "507 on writes, 200 on reads, runs wait and do not fail, well ≤ 10 s later without a restart"),
    DATABASE_RESTARTED("PostgreSQL restarted under a training", "same weights; 503 with `Retry-After`, never 500"),
    CONNECTIONS_KILLED("all connections to PostgreSQL killed every 2 s, for 60 s", "the same"),
    SLOW_CLIENTS("a client that never reads; 1000 clients",
            "the trainer's CPU time per sample within 5 %; each sees every epoch once, in order"),
    BURST("500 POSTs in 1 s", "each 202, or 503 with `Retry-After`; all accepted finish, first come first served"),
    DUPLICATES("one `Idempotency-Key` 50 times in parallel on two nodes", "one run, one id"),
    FENCE("late writes of an attempt that lost its run", "nothing is written"),
    NODE_KILLED("two nodes, one gets `kill -9`", "the other goes on; same weights, one end state"),
    NODE_STOPPED("two nodes, one gets SIGSTOP, and SIGCONT after its lease", "the same; late writes are rejected"),
    NODE_CLOCK("two nodes, one 60 s ahead (`faketime`)", "the same"),
    SIGTERM("SIGTERM with 10 runs, 5 streams and a request that waits for a minute",
            "exit ≤ 10 s; trains again ≤ 5 s after ready; no gap for a client that reconnects; same weights"),
    LONG_EPOCH("pause (also before it, in the first measurement), SIGTERM and `kill -9` within an epoch that takes longer than 10 s",
            "paused ≤ 2 s; same weights"),
    BIT_FLIPS("one bit flipped in a stored checkpoint", "noticed every time; same weights"),
    CANCEL("cancel at random moments", "cancelled ≤ 2 s; never completed after a 202"),
    KERNEL_ERROR("a training that needs more memory than there is; one that would take days",
            "failed with a reason, or cancelled; the next run works");
    // @formatter:on

    private static final Path FOLDER = Path.of("target", "faults");

    private final String title;
    private final String passes;

    Fault(String title, String passes) {
        this.title = title;
        this.passes = passes;
    }

    /** Rows that are measured where a thousand clients are at hand. */
    boolean isMeasuredElsewhere() {
        return this == SLOW_CLIENTS || this == BURST;
    }

    String title() {
        return title;
    }

    String passes() {
        return passes;
    }

    /** Forgets what an earlier run of the scenario found, so that a failure leaves no good figures behind. */
    public void begin() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Records a result, and fails unless nothing was lost and nothing differs.
     *
     * @param tried crash points, or whatever else the scenario counts
     * @param figures what it measured beside, in words
     */
    public void found(int tried, int lost, int differing, String figures) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(file(), List.of(Integer.toString(tried), Integer.toString(lost), Integer.toString(differing),
                    figures, LocalDate.now(ZoneId.systemDefault()).toString()));
            FaultTable.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(tried).as("tried").isPositive();
        assertThat(lost).as("lost").isZero();
        assertThat(differing).as("differing").isZero();
    }

    /** The same where nothing is lost or differs. */
    public void passed(int tried, String figures) {
        found(tried, 0, 0, figures);
    }

    /** Tried, lost, differing, figures, date; empty when the scenario has not been run. */
    List<String> recorded() throws IOException {
        return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
    }

    private Path file() {
        return FOLDER.resolve(name() + ".txt");
    }
}
