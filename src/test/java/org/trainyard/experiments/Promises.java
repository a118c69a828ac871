package org.trainyard.experiments;

import java.util.Arrays;

import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.Assertions.within;

/**
 * What each template says that its results show. Figures beside the comparisons are those of reference runs: seeds differ
 * from them, so they are met about, not exactly.
 */
enum Promises {

    PERCEPTRON_ON_GATES {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            for (int gate = 0; gate < 3; gate++) {
                soft.assertThat(seen.of(gate, "trainAccuracy", "min")).isEqualTo(1);
            }
            soft.assertThat(seen.of(3, "trainAccuracy", "max")).isLessThan(1);
        }
    },

    LINEAR_VS_MLP_ON_XOR {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            soft.assertThat(seen.of(0, "trainLoss", "min")).isCloseTo(0.25, within(1e-3));
            soft.assertThat(seen.of(0, "trainLoss", "max")).isCloseTo(0.25, within(1e-3));
            soft.assertThat(seen.of(1, "trainLoss", "median")).isLessThan(0.001);
            soft.assertThat(seen.of(1, "trainAccuracy", "median")).isEqualTo(1);
        }
    },

    SMALLEST_NETWORK_FOR_CIRCLES {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            soft.assertThat(seen.of(0, "testAccuracy", "max")).isLessThan(0.8);
            soft.assertThat(seen.of(1, "testAccuracy", "max")).isLessThan(0.9);
            for (int enough = 2; enough < 5; enough++) {
                soft.assertThat(seen.of(enough, "testAccuracy", "min")).isGreaterThan(0.95);
            }
        }
    },

    BATCH_SIZES {
        /* Shares of updates that raise the loss, and length of the path over the straight way, as two weights have them. */
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var paths = seen.api().get(seen.linked("/api/v1/runs/trajectories?ids={runs}&format=json")).body()
                    .path("paths");
            soft.assertThat(paths.valueStream().map(path -> path.path("updates").intValue()))
                    .containsExactly(128, 128, 128);
            double[] raising = {0, 0.35, 0.44};
            double[] detour = {1.2, 2.5, 5.1};
            for (int i = 0; i < 3; i++) {
                soft.assertThat(paths.path(i).path("raisingShare").doubleValue()).isCloseTo(raising[i], within(0.03));
                soft.assertThat(paths.path(i).path("detour").doubleValue()).isCloseTo(detour[i], within(0.2));
            }
            soft.assertThat(paths.valueStream().map(path -> path.path("excessLoss").doubleValue())).isSorted();
            soft.assertThat(paths.path(2).path("excessLoss").doubleValue()).isGreaterThan(0.01);
        }
    },

    LARGEST_STABLE_LEARNING_RATE {
        /* The largest curvature is 2, so 1 is the rate at which the error neither shrinks nor grows: 16 for ever. */
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var losses = seen.all("trainLoss", "mean");
            soft.assertThat(losses[4]).isEqualTo(Arrays.stream(losses).min().orElseThrow());
            soft.assertThat(Arrays.stream(losses, 0, 7).boxed().toList()).allMatch(loss -> loss < 16);
            soft.assertThat(losses[7]).isCloseTo(16, within(1e-3));
            soft.assertThat(Arrays.stream(losses, 8, 11).boxed().toList()).allMatch(loss -> loss > 20).isSorted();
        }
    },

    ACTIVATIONS {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var losses = seen.all("trainLoss", "mean");
            soft.assertThat(losses[0]).as("linear").isEqualTo(Arrays.stream(losses).max().orElseThrow());
            soft.assertThat(losses[1]).as("sigmoid").isGreaterThan(0.3);
            for (int quick : new int[]{2, 3, 4, 5, 7, 8, 10, 11}) {
                soft.assertThat(losses[quick]).isLessThan(0.1);
                soft.assertThat(seen.of(quick, "testAccuracy", "mean")).isGreaterThan(0.9);
            }
        }
    },

    DEPTH_VS_WIDTH {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var accuracies = seen.all("testAccuracy", "mean");
            soft.assertThat(Arrays.stream(seen.all("parameters", "mean")).boxed().toList())
                    .allMatch(count -> count > 245 && count < 280);
            soft.assertThat(accuracies[0]).isEqualTo(Arrays.stream(accuracies).min().orElseThrow()).isLessThan(0.9);
            soft.assertThat(accuracies[1]).isGreaterThan(0.95);
            soft.assertThat(accuracies[2]).isGreaterThan(0.95);
            soft.assertThat(seen.of(4, "testAccuracy", "min")).isLessThan(0.8);
            soft.assertThat(seen.of(4, "testAccuracy", "max")).isGreaterThan(0.9);
        }
    },

    VANISHING_GRADIENTS {
        /* 0.5, 0.01 and 2e-5 for sigmoid with 1, 4 and 8 hidden layers, about 1 for tanh. */
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            double[] low = {0.25, 3e-3, 5e-6, 0.3, 0.3, 0.3};
            double[] high = {1, 0.03, 8e-5, 3, 3, 3};
            for (int i = 0; i < 6; i++) {
                soft.assertThat(seen.gradientRatio(i)).isBetween(low[i], high[i]);
            }
            soft.assertThat(seen.of(2, "trainLoss", "min")).isCloseTo(Math.log(2), within(0.001));
            soft.assertThat(seen.of(5, "trainLoss", "max")).isLessThan(0.4);
        }
    },

    UNIVERSAL_APPROXIMATION {
        /* 0.25, 0.11, 0.006, 0.003. */
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var errors = seen.all("testRmse", "median");
            soft.assertThat(errors[0]).isBetween(0.2, 0.3);
            soft.assertThat(errors[1]).isBetween(0.04, 0.13);
            soft.assertThat(errors[2]).isBetween(0.002, 0.01);
            soft.assertThat(errors[3]).isLessThan(Math.min(0.006, errors[2]));
        }
    },

    OVERFITTING_AND_REGULARISATION {
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            double train = seen.of(0, "trainLoss", "mean");
            double test = seen.of(0, "testLoss", "mean");
            for (int help = 1; help < 7; help++) {
                soft.assertThat(seen.of(help, "trainLoss", "mean")).isGreaterThan(train);
                soft.assertThat(seen.of(help, "testLoss", "mean")).isLessThan(help < 6 ? test / 1.8 : test);
            }
        }
    },

    DOUBLE_DESCENT {
        /* Of 1, 4, 28 and 300 units: down, up to 1.4 times that and more around 2000 parameters, down below it again. */
        @Override
        void keep(Seen seen, SoftAssertions soft) {
            var losses = seen.all("testLoss", "mean");
            soft.assertThat(seen.rows().path(2).path("targets").intValue()).isEqualTo(2000);
            soft.assertThat(seen.rows().path(2).path("parameters").intValue()).isBetween(1900, 2300);
            soft.assertThat(losses[1]).isLessThan(losses[0]);
            soft.assertThat(losses[2]).isGreaterThan(1.4 * losses[1]);
            soft.assertThat(losses[3]).isLessThan(losses[1]);
            soft.assertThat(seen.all("trainLoss", "mean")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        }
    };

    static Promises of(String template) {
        return valueOf(template.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    abstract void keep(Seen seen, SoftAssertions soft);
}
