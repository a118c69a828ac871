package org.trainyard.compute;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllocationTest {

    static Stream<Optimizer> optimizers() {
        return Families.optimizers().stream();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void anUpdateAllocatesNothing(Optimizer optimizer) {
        boolean perceptron = optimizer instanceof Optimizer.Perceptron;
        var network = perceptron
                ? Tables.network(3, List.of(), 1, Activation.STEP)
                : new NetworkSpec(3,
                        List.of(LayerSpec.of(6, Activation.TANH).startedBy(Initializer.HE_NORMAL).dropping(0.2),
                                LayerSpec.of(1, Activation.SIGMOID)));
        var plan = Plans.with(Plans.plan("{'batchSize': 1, 'epochs': 3, 'recordEvery': 3%s}"
                .formatted(perceptron ? "" : ", 'clipNorm': 1, 'clipValue': 0.5, 'l1': 0.01")), optimizer);
        var trainer = Tables.trainer(Tables.clouds(3000, 2), network, plan, 1);
        var gauge = new Gauge();
        trainer.train(gauge);
        assertThat(gauge.updates).isEqualTo(9000);
        // the compiler may take code back now and then, and make an object of what it had taken apart
        assertThat(gauge.dirtyUpdates).isLessThan(10);
    }

    /** Reads the thread's allocated bytes after each update; those around an epoch's end are not an update's. */
    static final class Gauge implements TrainingListener {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int updates;
        int dirtyUpdates;
        private long last;

        @Override
        public void epochMeasured(EpochReport report) {
            last = 0;
        }

        @Override
        public boolean goOn() {
            long now = THREADS.getCurrentThreadAllocatedBytes();
            boolean startsEpoch = updates % 3000 == 0;
            updates++;
            // the first epoch warms the code up: interpreted and compiled code box differently
            if (last > 0 && !startsEpoch && updates > 3000 && now > last) {
                dirtyUpdates++;
            }
            last = THREADS.getCurrentThreadAllocatedBytes();
            return true;
        }
    }
}
