package org.trainyard.compute;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import org.trainyard.compute.RandomStream.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RandomStreamTest {

    @Test
    void itIsTheL64X128MixRandomOfTheJdk() {
        byte[] state = ByteBuffer.allocate(32).putLong(11).putLong(22).putLong(33).putLong(44).array();
        var jdk = RandomGeneratorFactory.of("L64X128MixRandom").create(state);
        var ours = new RandomStream(11, 22, 33, 44);
        for (int i = 0; i < 1000; i++) {
            assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void streamsOfOtherSeedsPurposesAndNumbersDiffer() {
        var seen = new HashSet<Long>();
        int streams = 0;
        for (long seed : new long[]{0, 1, 2, -1, 1L << 53}) {
            for (var purpose : Purpose.values()) {
                for (int index = 0; index < 50; index++) {
                    for (int subIndex = 0; subIndex < 20; subIndex++) {
                        seen.add(RandomStream.of(seed, purpose, index, subIndex).nextLong());
                        streams++;
                    }
                }
            }
        }
        assertThat(seen).hasSize(streams);
    }

    @Test
    void theFirstNumbersAreWhatTheyWere() {
        var stream = RandomStream.of(42, Purpose.SHUFFLE, 7);
        assertThat(stream.nextLong()).isEqualTo(124150394124044485L);
        assertThat(stream.nextDouble()).isEqualTo(0.8498195930604932);
        assertThat(stream.gaussian()).isEqualTo(0.213332195723345);
        assertThat(stream.below(1000)).isEqualTo(847);
    }

    @Test
    void gaussiansHaveMeanZeroAndVarianceOne() {
        var stream = RandomStream.of(1, Purpose.DATA);
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            double x = stream.gaussian();
            sum += x;
            squares += x * x;
            fourth += x * x * x * x;
        }
        assertThat(sum / n).isCloseTo(0, within(0.01));
        assertThat(squares / n).isCloseTo(1, within(0.02));
        assertThat(fourth / n).isCloseTo(3, within(0.1));
    }

    @Test
    void belowReachesEveryNumberAboutEquallyOften() {
        var stream = RandomStream.of(1, Purpose.SPLIT);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[stream.below(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThat(stream.below(1)).isZero();
        assertThatThrownBy(() -> stream.below(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shuffleMakesEveryOrderOfThreeAboutEquallyOften() {
        var stream = RandomStream.of(3, Purpose.SHUFFLE);
        int[] counts = new int[9];
        for (int i = 0; i < 60_000; i++) {
            int[] order = {0, 1, 2};
            stream.shuffle(order);
            counts[3 * order[0] + order[1]]++;
        }
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < 3; second++) {
                assertThat(counts[3 * first + second]).isBetween(first == second ? 0 : 9_600,
                        first == second ? 0 : 10_400);
            }
        }
    }
}
