package org.trainyard.compute;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A checkpoint that an older build wrote is still understood: {@code checkpoint-format-1.tycp} was stored after the
 * fifth update of the training below and stands here for all of its format. One such file is kept for each version of
 * {@link Checkpoint#FORMAT}, for ever: a new format adds a file and a test, and takes none away.
 */
class CheckpointFormatTest {

    private static final long SEED = 2026;
    /** Where an undisturbed training ends, as recorded when the file was. */
    private static final String END = "b211724453d8d7eb1b968b1d844f68e70be149c50b82c880e7fe30e1d94a76fc";

    private static final DataTable TABLE = Tables.clouds(20, 3);
    private static final NetworkSpec NETWORK = new NetworkSpec(3,
            List.of(LayerSpec.of(5, Activation.RELU).startedBy(Initializer.HE_NORMAL).dropping(0.2),
                    LayerSpec.of(4, Activation.TANH).withoutBias(), LayerSpec.of(3, Activation.SOFTMAX)));
    private static final TrainingPlan PLAN = Plans.plan("""
            {'optimizer': {'kind': 'adam', 'amsgrad': true}, 'schedule': {'kind': 'reduce-on-plateau', 'patience': 1},
             'batchSize': 4, 'epochs': 6, 'earlyStopping': {'patience': 5}}""");

    @Test
    void aCheckpointOfFormatOneIsReadAndGoesOnToTheRecordedEnd() throws IOException {
        var checkpoint = Checkpoint.read(stored());
        assertThat(checkpoint.epoch()).isEqualTo(1);
        var resumed = Trainer.resume(NETWORK, PLAN, data(), SEED, checkpoint);
        assertThat(resumed.train(new Heard()).updates()).isEqualTo(18);
        assertThat(resumed.model().weightsSha256()).isEqualTo(END);
    }

    @Test
    void theSameTrainingStillWritesTheSameBytes() throws IOException {
        var undisturbed = start();
        undisturbed.train(new Heard());
        assertThat(undisturbed.model().weightsSha256()).isEqualTo(END);
        var stopped = start();
        stopped.train(new Heard(5));
        assertThat(stopped.checkpoint().bytes()).isEqualTo(stored());
    }

    private static Trainer start() {
        return Trainer.start(NETWORK, PLAN, data(), SEED);
    }

    private static PreparedData data() {
        var scaled = new Preprocessing(Preprocessing.Scaling.STANDARD, Preprocessing.TargetScaling.NONE, null);
        return PreparedData.of(TABLE, scaled, new Split(null, 8.0, 0.0, true, 0.1, null),
                TargetEncoding.of(NETWORK, PLAN, TABLE), NETWORK.outputs(), SEED);
    }

    private static byte[] stored() throws IOException {
        try (var file = CheckpointFormatTest.class.getResourceAsStream("/compute/checkpoint-format-1.tycp")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
