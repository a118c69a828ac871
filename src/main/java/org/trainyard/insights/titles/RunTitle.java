package org.trainyard.insights.titles;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.runs.RunDefinition;

/** A run in the title of its picture: which network, on which data. */
public final class RunTitle {

    /** Letters of each, so that what stands behind them can be read. */
    private static final int LONGEST = 40;
    /** Layers that are told one by one. */
    private static final int MOST_LAYERS = 8;

    private RunTitle() {}

    /** {@code first try on moons}; for a run without a name, {@code 2-16-1 on moons}, by the units of its layers. */
    public static String of(@Nullable String name, RunDefinition run) {
        return shortened(name == null || name.isBlank() ? shape(run.network()) : name) + " on "
                + shortened(run.dataset().name());
    }

    private static String shape(NetworkSpec network) {
        var layers = network.layers();
        return layers.size() > MOST_LAYERS
                ? layers.size() + " layers"
                : network.inputsOf(0) + IntStream.range(0, layers.size())
                        .mapToObj(i -> "-" + layers.get(i).units()).collect(Collectors.joining());
    }

    private static String shortened(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
