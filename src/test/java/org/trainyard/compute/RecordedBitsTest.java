package org.trainyard.compute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.trainyard.BesideOthers;
import org.trainyard.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/** The same bits on any JVM, under any flag, beside any number of others. */
@BesideOthers
class RecordedBitsTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /**
     * JVMs to train on. Without FMA instructions (no AVX, or AVX alone) {@code Math.fma} goes through BigDecimal, some
     * 400 times slower: only the tiny trainings run there.
     */
    enum Jvm {
        WITH_THE_VECTOR_MODULE("all", 1, MODULE),
        WITHOUT_THE_VECTOR_MODULE("all", 2),
        INTERPRETED("all", 2, MODULE, "-Xint"),
        COMPILED_BY_C1_ALONE("all", 3, MODULE, "-XX:TieredStopAtLevel=1"),
        COMPILED_BEFORE_ITS_FIRST_CALL("tiny", 1, MODULE, "-Xcomp", "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=compileonly,org.trainyard.compute.*::*"),
        AVX2("all", 4, MODULE, "-XX:UseAVX=2"),
        AVX_WITHOUT_FMA("tiny", 1, MODULE, "-XX:UseAVX=1"),
        NO_AVX("tiny", 1, MODULE, "-XX:UseAVX=0"),
        EIGHT_AT_ONCE("all", 8, MODULE),
        PLAIN_JAVA("all", 1, MODULE, "-Dtrainyard.kernel=scalar"),
        LANES_OF_64_BITS("all", 1, MODULE, "-Dtrainyard.kernel=vector", "-Dtrainyard.vector.bits=64"),
        LANES_OF_128_BITS("all", 1, MODULE, "-Dtrainyard.kernel=vector", "-Dtrainyard.vector.bits=128"),
        LANES_OF_256_BITS("all", 1, MODULE, "-Dtrainyard.kernel=vector", "-Dtrainyard.vector.bits=256");

        private final String which;
        private final int threads;
        private final String flags;

        Jvm(String which, int threads, String... flags) {
            this.which = which;
            this.threads = threads;
            this.flags = String.join(" ", flags) + " -XX:+IgnoreUnrecognizedVMOptions";
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyJvmEndsInTheRecordedBits(Jvm jvm) throws IOException {
        var expected = RecordedTraining.all().stream().filter(one -> one.tiny() || jvm.which.equals("all"))
                .map(one -> RecordedTraining.hashes().get(one.name()) + " " + one.name()).toList();

        var lines = ChildJvm.lines(List.of(jvm.flags.strip().split(" ", -1)), RecordedTrainings.class.getName(),
                List.of(jvm.which, Integer.toString(jvm.threads)));

        assertThat(lines).containsExactlyElementsOf(expected);
    }

    @Test
    void theTableIsWhole() {
        var trainings = RecordedTraining.all();
        assertThat(trainings).hasSizeGreaterThanOrEqualTo(40);
        assertThat(RecordedTraining.hashes().keySet())
                .containsExactlyElementsOf(trainings.stream().map(RecordedTraining::name).toList());
        assertThat(new HashSet<>(RecordedTraining.hashes().values())).as("each ends in weights of its own")
                .hasSameSizeAs(trainings);
        var seen = new ArrayList<Object>();
        for (var one : trainings) {
            one.layers().forEach(layer -> seen.addAll(List.of(layer.activation(), layer.initializer())));
            var plan = one.training();
            seen.addAll(List.of(plan.lossReduction(), plan.optimizer().getClass(), plan.schedule().getClass(),
                    Objects.requireNonNullElse(plan.loss(), plan)));
        }
        // the two that are the default of a last layer, where no loss is named
        seen.addAll(List.of(Loss.CROSS_ENTROPY, Loss.BINARY_CROSS_ENTROPY));
        assertThat(seen).contains((Object[]) Activation.values()).contains((Object[]) Initializer.values())
                .contains((Object[]) Loss.values()).contains((Object[]) LossReduction.values())
                .contains((Object[]) Optimizer.class.getPermittedSubclasses())
                .contains((Object[]) LearningRateSchedule.class.getPermittedSubclasses());
    }
}
