package org.trainyard.compute.reference;

import java.util.Map;

/** Learning rates by epoch (from 0), with names and settings as in the goldens. */
public final class ReferenceSchedule {

    private ReferenceSchedule() {}

    /** The rate of epoch e. */
    public static double rate(String name, Map<String, Double> settings, double initial, int e) {
        double length = settings.getOrDefault("t_max", 1.0);
        double least = settings.getOrDefault("lr_min", settings.getOrDefault("lr_end", 0.0));
        double warmup = settings.getOrDefault("warmup", 0.0);
        return switch (name) {
            case "constant" -> initial;
            case "step" -> initial
                    * Math.pow(settings.getOrDefault("gamma", 1.0),
                            Math.floor(e / settings.getOrDefault("step_size", 1.0)));
            case "exponential" -> initial * Math.pow(settings.getOrDefault("gamma", 1.0), e);
            case "inverse_time" -> initial / (1 + settings.getOrDefault("decay", 0.0) * e);
            case "polynomial" -> least + (initial - least)
                    * Math.pow(1 - Math.min(e, length) / length, settings.getOrDefault("power", 1.0));
            case "cosine" -> cosine(initial, least, Math.min(e, length) / length);
            case "warmup_cosine" ->
                e < warmup ? initial * (e + 1) / warmup : cosine(initial, least, (e - warmup) / (length - warmup));
            case "sklearn_invscaling" -> e == 0
                    ? initial
                    : initial / Math.pow(e * settings.getOrDefault("samples_per_epoch", 0.0) + 1,
                            settings.getOrDefault("power_t", 0.5));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
