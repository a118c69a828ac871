package org.trainyard.compute;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.trainyard.compute.kernel.KernelChoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    /** Networks of all layouts and tiles, one after the other in one JVM, as a service trains them. */
    static Stream<List<Integer>> shapes() {
        return Stream.of(List.of(2, 4, 2, 1), List.of(2, 3, 1), List.of(2, 8, 8, 1), List.of(2, 16, 16, 1),
                List.of(64, 64, 10), List.of(3, 40, 7));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void vectorsLiveInRegistersOnceTheyAreCompiled(List<Integer> shape) {
        await().atMost(Duration.ofMinutes(2)).until(KernelChoice::warmUp);
        var layers = new ArrayList<LayerSpec>();
        for (int units : shape.subList(1, shape.size() - 1)) {
            layers.add(LayerSpec.of(units, units % 8 == 0 ? Activation.RELU : Activation.TANH));
        }
        int outputs = shape.getLast();
        layers.add(LayerSpec.of(outputs, outputs == 1 ? Activation.SIGMOID : Activation.SOFTMAX));
        var network = new NetworkSpec(shape.getFirst(), layers);
        var plan = Plans.plan("{'optimizer': {'kind': 'adam'}, 'batchSize': 10, 'epochs': 3, 'recordEvery': 3}");
        var table = wide(30_000, shape.getFirst(), Math.max(2, outputs));
        // how long the compiler takes is its own affair; a vector that is boxed for good never comes clean
        await("trainings without allocation").pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(3))
                .until(() -> dirtyUpdates(table, network, plan) < 10);
    }

    private static int dirtyUpdates(DataTable table, NetworkSpec network, TrainingPlan plan) {
        var gauge = new Gauge();
        Tables.trainer(table, network, plan, 1).train(gauge);
        return gauge.dirtyUpdates;
    }

    private static DataTable wide(int rows, int inputs, int classes) {
        var random = RandomStream.of(5, RandomStream.Purpose.DATA);
        float[][] x = new float[rows][inputs];
        float[][] y = new float[rows][1];
        for (int i = 0; i < rows; i++) {
            y[i][0] = i % classes;
            for (int j = 0; j < inputs; j++) {
                x[i][j] = (float) random.gaussian();
            }
        }
        return Tables.table(x, y, classes);
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
