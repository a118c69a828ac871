package org.trainyard.insights.export;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.LearningRateSchedule;

/**
 * A schedule as a Python expression over {@code epoch}, which counts from 0. The compiler asks for every member of the
 * family.
 */
final class ScheduleForms {

    private ScheduleForms() {}

    /**
     * The rate of an epoch; of {@code reduce-on-plateau} the first one, the rest being up to a callback.
     *
     * @param initial the optimizer's rate
     * @param training epochs of the whole training
     */
    static String python(LearningRateSchedule schedule, double initial, int training) {
        var rate = Literal.of(initial);
        return switch (schedule) {
            case LearningRateSchedule.Constant _ -> rate;
            case LearningRateSchedule.Step step ->
                "%s * %s ** (epoch // %d)".formatted(rate, Literal.of((double) step.gamma()), step.stepSize());
            case LearningRateSchedule.Exponential falling ->
                "%s * %s ** epoch".formatted(rate, Literal.of((double) falling.gamma()));
            case LearningRateSchedule.InverseTime falling ->
                "%s / (1 + %s * epoch)".formatted(rate, Literal.of((double) falling.decay()));
            case LearningRateSchedule.Polynomial falling -> {
                var end = Literal.of((double) falling.endRate());
                yield "%s + (%s - %s) * (1 - %s) ** %s".formatted(end, rate, end,
                        progress("epoch", length(falling.epochs(), training)), Literal.of((double) falling.power()));
            }
            case LearningRateSchedule.Cosine wave ->
                cosine(rate, wave.minRate(), progress("epoch", length(wave.epochs(), training)));
            case LearningRateSchedule.WarmupCosine wave -> warm(wave, rate, length(wave.epochs(), training));
            case LearningRateSchedule.ReduceOnPlateau _ -> rate;
        };
    }

    private static String warm(LearningRateSchedule.WarmupCosine wave, String rate, int length) {
        int warmup = wave.warmup();
        var falling = cosine(rate, wave.minRate(),
                progress("(epoch - %d)".formatted(warmup), Math.max(1, length - warmup)));
        return warmup == 0
                ? falling
                : "%s * (epoch + 1) / %d if epoch < %d else %s".formatted(rate, warmup, warmup, falling);
    }

    private static String cosine(String from, double to, String progress) {
        var end = Literal.of(to);
        return "%s + (%s - %s) * (1 + math.cos(math.pi * %s)) / 2".formatted(end, from, end, progress);
    }

    private static String progress(String epoch, int length) {
        return "min(%s, %d) / %d".formatted(epoch, length, length);
    }

    private static int length(@Nullable Integer given, int training) {
        return Math.max(1, given == null ? training : given);
    }
}
