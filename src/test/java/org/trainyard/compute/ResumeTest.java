package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResumeTest {
    private static final long SEED = 5;

    /** A training that is cut off wherever it can be. */
    record Case(String name, DataTable table, NetworkSpec network, TrainingPlan plan, Split split) {
        @Override
        public String toString() {
            return name;
        }

        Trainer start() {
            return Trainer.start(network, plan, data(), SEED);
        }

        Trainer resume(byte[] checkpoint) {
            return Trainer.resume(network, plan, data(), SEED, Checkpoint.read(checkpoint));
        }

        PreparedData data() {
            return Tables.prepared(table, network, plan, split, SEED);
        }
    }

    /** What a training comes to that nobody cuts off. */
    record Whole(Outcome outcome, Checkpoint end, List<EpochReport> reports) {
        static Whole of(Case training) {
            var trainer = training.start();
            var heard = new Heard();
            var outcome = trainer.train(heard);
            return new Whole(outcome, trainer.checkpoint(), heard.reports);
        }
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var optimizer : Families.optimizers()) {
            boolean perceptron = optimizer instanceof Optimizer.Perceptron;
            var network = perceptron
                    ? Tables.network(3, List.of(), 1, Activation.STEP)
                    : Tables.network(3, List.of(4), 1, Activation.SIGMOID);
            var plan = Plans.with(
                    Plans.plan("{'batchSize': 3, 'epochs': 3%s}".formatted(perceptron ? "" : ", 'l2': 0.01")),
                    optimizer);
            cases.add(new Case(optimizer.toString(), Tables.clouds(8, 2), network, plan, Split.allTraining()));
        }
        for (var schedule : Families.schedules()) {
            var plan = Plans.with(Plans.plan("{'optimizer': {'kind': 'sgd', 'learningRate': 0.2, 'momentum': 0.5},"
                    + " 'batchSize': 4, 'epochs': 5}"), schedule);
            cases.add(new Case(schedule.toString(), Tables.curve(9, 2), Tables.network(2, List.of(3, 3), 2,
                    Activation.LINEAR), plan, Split.allTraining()));
        }
        var stopping = Plans.plan("{'batchSize': 4, 'epochs': 40, 'earlyStopping': {'patience': 2, 'minDelta': 0.05}}");
        cases.add(new Case("early stopping", Tables.clouds(24, 3), Tables.network(3, List.of(5), 3, Activation.SOFTMAX),
                stopping, new Split(null, 8.0, 0.0, true, 0.3, null)));
        var dropping = new NetworkSpec(3,
                List.of(LayerSpec.of(6, Activation.RELU).startedBy(Initializer.HE_NORMAL).dropping(0.4),
                        LayerSpec.of(3, Activation.SOFTMAX)));
        cases.add(new Case("dropout", Tables.clouds(9, 3), dropping,
                Plans.plan("{'batchSize': 4, 'epochs': 3, 'recordEvery': 2, 'classWeights': [1, 2, 3]}"),
                Split.allTraining()));
        cases.add(new Case("divergence", Tables.curve(9, 1), Tables.network(2, List.of(), 1, Activation.LINEAR),
                Plans.plan("{'optimizer': {'kind': 'sgd', 'learningRate': 900}, 'batchSize': 2, 'epochs': 12,"
                        + " 'recordEvery': 4}"),
                Split.allTraining()));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingCutOffAfterAnyUpdateEndsInTheSameBits(Case training) {
        var whole = Whole.of(training);
        for (int cut = 1; cut <= whole.outcome().updates(); cut++) {
            assertThatItGoesOn(training, new Heard(cut), "cut after update " + cut, whole);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingCutOffWhileItIsMeasuredEndsInTheSameBits(Case training) {
        var whole = Whole.of(training);
        int cut = 0;
        Heard before;
        do {
            cut++;
            before = Heard.looks(cut);
            assertThatItGoesOn(training, before, "cut at look " + cut, whole);
        } while (before.stopped());
        assertThat(cut).as("looks").isGreaterThan(whole.reports().size());
    }

    private static void assertThatItGoesOn(Case training, Heard before, String cut, Whole whole) {
        var stopped = training.start();
        stopped.train(before);
        var after = new Heard();
        var resumed = training.resume(stopped.checkpoint().bytes());
        var second = resumed.train(after);
        assertThat(second).as(cut).isEqualTo(whole.outcome());
        assertThat(resumed.checkpoint()).as(cut).isEqualTo(whole.end());
        assertThat(Stream.concat(before.reports.stream(), after.reports.stream())).as(cut)
                .containsExactlyElementsOf(whole.reports());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCheckpointTakenWhileAnEpochIsReportedResumesAfterIt(Case training) {
        var checkpoints = new ArrayList<byte[]>();
        var reports = new ArrayList<EpochReport>();
        var trainer = training.start();
        var outcome = trainer.train(report -> {
            reports.add(report);
            checkpoints.add(trainer.checkpoint().bytes());
        });
        for (int i = 0; i < checkpoints.size(); i++) {
            var after = new Heard();
            var resumed = training.resume(checkpoints.get(i));
            assertThat(resumed.train(after)).isEqualTo(outcome);
            assertThat(after.reports).isEqualTo(reports.subList(i + 1, reports.size()));
            assertThat(resumed.model().weightsSha256()).isEqualTo(trainer.model().weightsSha256());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingThatStopsAfterEachEpochEndsAsAnUndisturbedOne(Case training) {
        var undisturbed = training.start();
        var expected = new Heard();
        var outcome = undisturbed.train(expected);
        var heard = new Heard();
        var stepped = training.start();
        var step = stepped.train(heard, 1);
        for (int epoch = 2; step.reason() == Outcome.Reason.INTERRUPTED; epoch++) {
            assertThat(step.epochsRun()).isEqualTo(epoch - 1);
            stepped = training.resume(stepped.checkpoint().bytes());
            step = stepped.train(heard, epoch);
        }
        assertThat(step).isEqualTo(outcome);
        assertThat(heard.reports).isEqualTo(expected.reports);
        assertThat(stepped.checkpoint()).isEqualTo(undisturbed.checkpoint());
    }

    @Test
    void theCasesEndAsTheirNamesSay() {
        for (var training : cases().toList()) {
            var expected = switch (training.name()) {
                case "early stopping" -> Outcome.Reason.EARLY_STOPPING;
                case "divergence" -> Outcome.Reason.DIVERGED;
                default -> Outcome.Reason.EPOCHS_DONE;
            };
            assertThat(training.start().train(new Heard()).reason()).as(training.name()).isEqualTo(expected);
        }
    }

    @Test
    void aFinishedTrainingGoesOnToMoreEpochsAsOneLongerOneWould() {
        var table = Tables.clouds(10, 2);
        var network = Tables.network(3, List.of(4), 1, Activation.SIGMOID);
        var five = Plans.plan("{'epochs': 5, 'batchSize': 3}");
        var nine = Plans.plan("{'epochs': 9, 'batchSize': 3}");
        var shorter = Tables.trainer(table, network, five, SEED);
        shorter.train(new Heard());
        var data = Tables.prepared(table, network, nine, Split.allTraining(), SEED);
        var continued = Trainer.resume(network, nine, data, SEED, Checkpoint.read(shorter.checkpoint().bytes()));
        continued.train(new Heard());
        var longer = Tables.trainer(table, network, nine, SEED);
        longer.train(new Heard());
        assertThat(continued.checkpoint()).isEqualTo(longer.checkpoint());
    }

    @Test
    void everyFlippedBitOfACheckpointIsNoticed() {
        var trainer = Tables.trainer(Tables.gate(0, 1, 1, 0), Tables.network(2, List.of(3), 1, Activation.SIGMOID),
                Plans.plan("{'epochs': 2}"), SEED);
        trainer.train(new Heard());
        byte[] bytes = trainer.checkpoint().bytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> Checkpoint.read(damaged)).isInstanceOf(Checkpoint.Unreadable.class);
        }
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Checkpoint.read(cut)).isInstanceOf(Checkpoint.Unreadable.class);
        }
    }

    @Test
    void aCheckpointOfAnotherNetworkOrOptimizerIsRefused() {
        var training = cases().toList();
        var adam = training.stream().filter(c -> c.name().startsWith("Adam[")).findFirst().orElseThrow();
        var sgd = training.stream().filter(c -> c.name().startsWith("Sgd[")).findFirst().orElseThrow();
        byte[] bytes = adam.start().checkpoint().bytes();
        assertThatThrownBy(() -> sgd.resume(bytes)).isInstanceOf(Checkpoint.Unreadable.class)
                .hasMessageContaining("optimizer");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingThatForksAfterAnyEpochByTheSamePlanGoesOnAsIfItHadNot(Case training) {
        var checkpoints = new ArrayList<byte[]>();
        var trainer = training.start();
        var outcome = trainer.train(_ -> checkpoints.add(trainer.checkpoint().bytes()));
        for (int i = 0; i < checkpoints.size(); i++) {
            var before = training.resume(checkpoints.get(i));
            if (outcome.reason() == Outcome.Reason.DIVERGED && i == checkpoints.size() - 1) {
                assertThatThrownBy(() -> before.fork(training.plan(), training.data()))
                        .isInstanceOf(IllegalStateException.class);
            } else {
                var fork = before.fork(training.plan(), training.data());
                assertThat(fork.checkpoint().bytes()).isEqualTo(checkpoints.get(i));
                assertThat(fork.train(new Heard())).isEqualTo(outcome);
                assertThat(fork.checkpoint().bytes()).isEqualTo(trainer.checkpoint().bytes());
            }
        }
    }

    /** Optimizers that remember nothing of each other, so that the fork is a new training that starts with those weights. */
    @Test
    void aForkToAnOptimizerOfAnotherKindStartsWithoutMemory() {
        var network = Tables.network(3, List.of(4), 1, Activation.SIGMOID);
        var table = Tables.clouds(8, 2);
        var adam = Plans.plan("{'optimizer': {'kind': 'adam'}, 'batchSize': 8, 'epochs': 5, 'shuffle': false}");
        var momentum = Plans.plan("{'optimizer': {'kind': 'sgd', 'momentum': 0.9}, 'batchSize': 8, 'epochs': 5,"
                + " 'shuffle': false}");
        var rows = Tables.prepared(table, network, adam, Split.allTraining(), SEED);
        var trainer = Trainer.start(network, adam, rows, SEED);
        trainer.train(new Heard(), 2);
        var fork = trainer.fork(momentum, rows);
        var start = trainer.model().parameters();
        var given = new NetworkSpec(3, List.of(
                network.layers().get(0).startingAt(start.get(0).weights(), start.get(0).biases()),
                network.layers().get(1).startingAt(start.get(1).weights(), start.get(1).biases())));
        var anew = Trainer.start(given, momentum, Tables.prepared(table, given, momentum, Split.allTraining(), SEED),
                SEED);

        fork.train(new Heard());
        anew.train(new Heard(), 3);

        assertThat(fork.model().weightsSha256()).isEqualTo(anew.model().weightsSha256());
    }
}
