package org.trainyard.compute.kernel;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.trainyard.BesideOthers;
import org.trainyard.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/** Products with lanes of other machines; those that this one has not are slow here, and compute the same. */
@BesideOthers
class LaneWidthsTest {

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 512})
    void productsAgreeAtAnyWidthOfLanes(int bits) throws IOException {
        var flags = List.of("--add-modules=jdk.incubator.vector", "-Dtrainyard.vector.bits=" + bits);

        assertThat(ChildJvm.lines(flags, ProductTwins.class.getName(), List.of()))
                .containsExactly(bits + " bits: " + ProductTwins.shapes().size());
    }
}
