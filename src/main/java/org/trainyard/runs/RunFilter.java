package org.trainyard.runs;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** Which runs a list shows, and by what they may be sorted. */
record RunFilter(@Nullable RunState state, @Nullable String dataset, @Nullable String tag) {

    /** Public names of what a list may be sorted by, and their paths in {@link Run}. */
    static final Map<String, String> SORTS = Map.ofEntries(Map.entry("createdAt", "times.createdAt"),
            Map.entry("startedAt", "times.startedAt"), Map.entry("finishedAt", "times.finishedAt"),
            Map.entry("name", "name"),
            Map.entry("state", "state"), metric("trainLoss"), metric("validationLoss"), metric("testLoss"),
            metric("trainAccuracy"), metric("validationAccuracy"), metric("testAccuracy"), metric("testRmse"),
            metric("testMae"), metric("testR2"), metric("parameters"), metric("epochsRun"), metric("updates"),
            metric("bestEpoch"), metric("penalty"), metric("gradientNorm"));

    private static Map.Entry<String, String> metric(String name) {
        return Map.entry("metrics." + name, "metrics." + name);
    }

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
            return condition;
        };
    }
}
