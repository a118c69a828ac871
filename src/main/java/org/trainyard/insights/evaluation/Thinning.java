package org.trainyard.insights.evaluation;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Fewer of many: evenly spaced, the first and the last among them. */
final class Thinning {

    private Thinning() {}

    /** @param most from 2 */
    static <T> List<T> of(int count, int most, IntFunction<T> at) {
        int kept = Math.min(count, most);
        double step = count <= most ? 1 : (count - 1.0) / (most - 1);
        return IntStream.range(0, kept).map(i -> (int) Math.round(i * step)).mapToObj(at).toList();
    }
}
