package org.trainyard.compute;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.trainyard.faults.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a resumed training ends in the same weights proves something only if one that is resumed wrongly does not. Each
 * checkpoint of a training is resumed twice more: one batch off its place in the random stream, and with the moments of
 * its optimizer as they are before training.
 */
@Tag("cheap-faults")
class NegativeControlsTest {

    private static final long SEED = 5;
    private static final DataTable TABLE = Tables.clouds(20, 2);
    private static final NetworkSpec NETWORK = Tables.network(3, List.of(4), 1, Activation.SIGMOID);
    private static final TrainingPlan PLAN = Plans
            .plan("{'optimizer': {'kind': 'adam'}, 'batchSize': 4, 'epochs': 10}");

    @Test
    void aResumeAtAWrongPositionOrWithoutTheOptimizersStateEndsInOtherWeights() throws IOException {
        Fault.CONTROLS.begin();
        var undisturbed = start();
        var updates = undisturbed.train(new Heard()).updates();
        var result = undisturbed.model().weightsSha256();
        var beginning = start().checkpoint().bytes();
        int tried = 0;
        int unnoticed = 0;
        for (int cut = 1; cut < updates; cut++) {
            var stopped = start();
            stopped.train(new Heard(cut));
            var right = stopped.checkpoint();
            assertThat(end(right.bytes())).as("cut after update %d", cut).isEqualTo(result);
            var state = stateFrom(right, stopped);
            if (batch(right, state) > 0) {
                unnoticed += end(changed(right, whole -> whole.putInt(state + 4, batch(right, state) - 1)))
                        .equals(result) ? 1 : 0;
                tried++;
            }
            var moments = momentsFrom(state, stopped);
            unnoticed += end(changed(right,
                    whole -> whole.put(moments, beginning, moments, whole.capacity() - 4 - moments))).equals(result)
                            ? 1
                            : 0;
            tried++;
        }
        Fault.CONTROLS.found(tried, 0, unnoticed, "other weights %d times of %d; resumed rightly, the same every time"
                .formatted(tried - unnoticed, tried));
    }

    private interface Change {
        void on(ByteBuffer whole);
    }

    /** A checkpoint with other contents, whole again. */
    private static byte[] changed(Checkpoint checkpoint, Change change) {
        var bytes = checkpoint.bytes();
        change.on(ByteBuffer.wrap(bytes));
        var crc = new java.util.zip.CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
        return bytes;
    }

    /** Where the trainer's part begins: behind the header, the model, the optimizer's kind and the epoch. */
    private static int stateFrom(Checkpoint checkpoint, Trainer trainer) throws IOException {
        var before = new ByteArrayOutputStream();
        var out = new DataOutputStream(before);
        trainer.model().write(out);
        out.writeUTF("Adam");
        out.writeInt(checkpoint.epoch());
        return 16 + before.size();
    }

    private static int batch(Checkpoint checkpoint, int state) {
        return ByteBuffer.wrap(checkpoint.bytes()).getInt(state + 4);
    }

    /** Where the optimizer's own numbers begin: behind position, norms, divergence and the weights at the epoch's start. */
    private static int momentsFrom(int state, Trainer trainer) throws IOException {
        var before = new ByteArrayOutputStream();
        var out = new DataOutputStream(before);
        Outcome.Divergence.write(null, out);
        Weights.like(trainer.network().parameters()).write(out);
        return state + 3 * Integer.BYTES + 2 * Double.BYTES + before.size();
    }

    private static Trainer start() {
        return Tables.trainer(TABLE, NETWORK, PLAN, SEED);
    }

    private static String end(byte[] checkpoint) {
        var data = Tables.prepared(TABLE, NETWORK, PLAN, Split.allTraining(), SEED);
        var resumed = Trainer.resume(NETWORK, PLAN, data, SEED, Checkpoint.read(checkpoint));
        resumed.train(new Heard());
        return resumed.model().weightsSha256();
    }
}
