package org.trainyard.training;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;
import org.trainyard.faults.Fault;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;

import static org.assertj.core.api.Assertions.assertThat;

/** One bit of the newest stored checkpoint has flipped: that is noticed, and the training goes on from the one before. */
@ServiceTest
@Tag("cheap-faults")
class DamagedCheckpointTest {

    private static final int PLACES = 300;
    private static final int EPOCHS = 60;
    private static final String NEWEST = "select id from checkpoints where run_id = ? and epoch = 40";

    @Autowired
    RestTestClient http;
    @Autowired
    RunLedger ledger;
    @Autowired
    Preparation preparation;
    @Autowired
    JdbcClient sql;

    @Test
    void aFlippedBitAnywhereIsNoticedAndTheWeightsAreTheSame() {
        Fault.BIT_FLIPS.begin();
        var attempts = new Attempts(http, ledger, sql);
        var work = attempts.begin(EPOCHS, EPOCHS);
        var training = preparation.of(work.definition());
        var trainer = training.start();
        for (var epoch : new int[]{20, 40}) {
            trainer.train(_ -> {}, epoch);
            ledger.keep(work, trainer.checkpoint(), null);
        }
        trainer.train(_ -> {});
        var undisturbed = trainer.model().weightsSha256();
        var bytes = newest(work);
        var random = new Random(1);
        int missed = 0;
        int differing = 0;
        for (int place = 0; place < PLACES; place++) {
            var bit = random.nextInt(8 * bytes.length);
            var damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            store(work, damaged);
            attempts.change(work.runId(), "state = 'QUEUED', fruitless_attempts = 0");
            var found = ledger.begin(work.runId(), 0).orElseThrow().checkpoint().orElseThrow();
            missed += found.epoch() == 20 ? 0 : 1;
            var resumed = training.resume(found);
            resumed.train(_ -> {});
            differing += resumed.model().weightsSha256().equals(undisturbed) ? 0 : 1;
        }
        Fault.BIT_FLIPS.found(PLACES, missed, differing, "noticed %d of %d, in %d bytes".formatted(PLACES - missed,
                PLACES, bytes.length));
    }

    private byte[] newest(Assignment work) {
        return sql.sql("select data from checkpoint_chunks where checkpoint_id = (" + NEWEST + ")")
                .param(work.runId()).query(byte[].class).single();
    }

    private void store(Assignment work, byte[] bytes) {
        var changed = sql.sql("update checkpoint_chunks set data = ? where checkpoint_id = (" + NEWEST + ")")
                .params(bytes, work.runId()).update();
        assertThat(changed).isEqualTo(1);
    }
}
