package org.trainyard.runs;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** Which runs a list shows, and by what they may be sorted. */
record RunFilter(@Nullable RunState state, @Nullable String dataset, @Nullable String tag,
        @Nullable String experiment) {

    /** Public names of what a list may be sorted by, and their paths in {@link Run}. */
    static final Map<String, String> SORTS = Stream
            .concat(Stream.of(Map.entry("createdAt", "times.createdAt"), Map.entry("startedAt", "times.startedAt"),
                    Map.entry("finishedAt", "times.finishedAt"), Map.entry("name", "name"),
                    Map.entry("state", "state")),
                    Arrays.stream(Metrics.class.getRecordComponents()).map(metric -> "metrics." + metric.getName())
                            .map(path -> Map.entry(path, path)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    Specification<Run> specification() {
        return (run, query, where) -> {
            var condition = where.conjunction();
            if (state != null) {
                condition = where.and(condition, where.equal(run.get("state"), state));
            }
            if (dataset != null) {
                condition = where.and(condition, where.equal(run.get("datasetId"), dataset));
            }
            if (tag != null) {
                condition = where.and(condition, where.isMember(tag, run.get("tags")));
            }
            if (experiment != null) {
                condition = where.and(condition,
                        where.equal(run.get("membership").get("experimentId"), experiment));
            }
            return condition;
        };
    }
}
