package org.trainyard.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.faults.Reference.Tally;
import org.trainyard.faults.Reference.Verdict;
import org.trainyard.process.Client;
import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One database, one training at a time, and a service that dies again and again: each start takes the training up where
 * the last one left it. A training that has come to its end is judged, and the next begins.
 *
 * <p>
 * A run whose process dies three times without a checkpoint in between is given up, by design. So a life that begins
 * where the two before it began is spared until it has stored one.
 */
final class CrashSeries {

    private static final Logger LOG = LoggerFactory.getLogger(CrashSeries.class);
    private static final Duration SPARED = Duration.ofSeconds(3);

    private final Launch launch;
    private final UnaryOperator<Launch> doom;
    private final boolean bySignal;
    private final Reference reference;
    private final Random random = new Random(Long.getLong("faults.seed", 1));
    private final Tally ended = new Tally();

    private int tried;
    private int atStart;
    private double slowest;
    private @Nullable String run;
    private String begunFrom = "";
    private int fruitless;

    private CrashSeries(Launch launch, UnaryOperator<Launch> doom, boolean bySignal) throws Exception {
        this.launch = launch.with("--trainyard.training.checkpoint-every=500ms");
        this.doom = doom;
        this.bySignal = bySignal;
        this.reference = Reference.get();
    }

    /** Kills from outside, at random moments. */
    static CrashSeries bySignal(Launch launch) throws Exception {
        return new CrashSeries(launch, UnaryOperator.identity(), true);
    }

    /** Starts each life in a way that will end it. */
    static CrashSeries byItself(Launch launch, UnaryOperator<Launch> doom) throws Exception {
        return new CrashSeries(launch, doom, false);
    }

    /** Goes on until so many crash points have been tried, and the last training has come to its end. */
    CrashSeries until(int points) throws Exception {
        while (tried < points || run != null) {
            // Who dies by itself would die in its start as long as there is no training, and prove nothing.
            var spared = fruitless >= 2 || tried >= points || (run == null && !bySignal);
            var life = spared ? Optional.of(launch.start()) : doom.apply(launch).tryStart();
            if (life.isEmpty()) {
                tried++;
                atStart++;
                continue;
            }
            try (var service = life.get()) {
                live(service, spared, points);
                service.kill();
                note(service);
            }
        }
        assertThat(ended.total()).as("trainings that came to an end").isPositive();
        return this;
    }

    private void live(ServiceProcess service, boolean spared, int points) throws Exception {
        try {
            if (run != null && !Reference.isFinal(service.client(), run)) {
                awaitAttempt(service, run);
            }
            var deadline = System.nanoTime() + lifetime(spared).toNanos();
            while (System.nanoTime() < deadline || tried >= points) {
                var id = run != null ? run : begin(service.client());
                run = id;
                if (Reference.isFinal(service.client(), id)) {
                    ended.add(reference.judge(service.client(), id));
                    run = null;
                    if (tried >= points) {
                        return;
                    }
                }
                if (service.isGoneWithin(Duration.ofMillis(50))) {
                    tried++;
                    return;
                }
            }
            tried += spared || !bySignal ? 0 : 1;
        } catch (IOException e) {
            assertThat(service.isGoneWithin(Duration.ofSeconds(5))).as(e.toString()).isTrue();
            tried++;
        }
    }

    /** Who is killed by a signal gets a random part of the training's length; who dies by itself has the time it needs. */
    private Duration lifetime(boolean spared) {
        if (spared) {
            return SPARED;
        }
        return bySignal
                ? Duration.ofMillis((long) (random.nextDouble() * Math.min(reference.length(), 6) * 1000))
                : Duration.ofMinutes(3);
    }

    /** An unfinished run that an unheard answer may have left, or a new one. */
    private static String begin(Client client) throws IOException, InterruptedException {
        for (var there : client.get("/api/v1/runs?size=200").body().get("content")) {
            if (!there.get("state").stringValue().equals("completed")) {
                return there.get("id").stringValue();
            }
        }
        return client.post("/api/v1/runs", Reference.REQUEST).text("/id");
    }

    private static void awaitAttempt(ServiceProcess service, String run) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20))
                .until(() -> service.attempt(run).isPresent() || !service.isAlive());
    }

    private void note(ServiceProcess service) {
        var attempt = run == null ? Optional.<ServiceProcess.Attempt>empty() : service.attempt(run);
        var from = attempt.map(ServiceProcess.Attempt::from).orElse("");
        fruitless = from.equals(begunFrom) ? fruitless + 1 : 0;
        begunFrom = from;
        // The first attempt of a run begins when it is posted, not when the service is ready.
        attempt.filter(found -> found.number() > 1).ifPresent(found -> {
            slowest = Math.max(slowest, found.secondsAfterReady());
        });
        LOG.info("{} crash points tried; the run went on {}, {} s after ready", tried, from,
                attempt.map(found -> seconds(found.secondsAfterReady())).orElse("–"));
    }

    int tried() {
        return tried;
    }

    int lost() {
        return ended.count(Verdict.LOST);
    }

    int differing() {
        return ended.count(Verdict.DIFFERING);
    }

    /** The longest time from ready until the training went on. */
    double slowest() {
        return slowest;
    }

    /** How many trainings there were, and how long they had to wait. */
    String figures() {
        return "%d trainings of %s s%s; trained again ≤ %s s after ready".formatted(
                ended.total(), reference.seconds(),
                atStart == 0 ? "" : ", %d crash points in the start".formatted(atStart), seconds(slowest));
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
