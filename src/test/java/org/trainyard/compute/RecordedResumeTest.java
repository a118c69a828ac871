package org.trainyard.compute;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every member of every family, stored and taken up again in the middle of a training. */
class RecordedResumeTest {

    static List<RecordedTraining> trainings() {
        return RecordedTraining.all();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aTrainingCutInTheMiddleEndsInTheRecordedBits(RecordedTraining training) {
        var undisturbed = training.start().train(new Heard());
        var stopped = training.start();
        stopped.train(new Heard(Math.max(1, undisturbed.updates() / 2)));
        var resumed = training.resume(Checkpoint.read(stopped.checkpoint().bytes()));
        assertThat(resumed.train(new Heard())).isEqualTo(undisturbed);
        assertThat(resumed.model().weightsSha256()).isEqualTo(RecordedTraining.hashes().get(training.name()));
    }
}
