package org.trainyard.experiments;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Outcome;
import org.trainyard.runs.ExperimentRuns.Member;
import org.trainyard.runs.Metrics;
import org.trainyard.runs.RunState;
import org.trainyard.web.StrictJson;

/**
 * What came out of an experiment, as far as its runs have come.
 *
 * @param id the experiment's id
 * @param name the label it was given
 * @param settings pointers of the settings that vary
 * @param metrics names of all metrics that runs have
 * @param combinations what each combination came to, in the order of the request
 */
record Results(String id, @Nullable String name, List<String> settings, List<String> metrics, List<Row> combinations) {

    /** All that a finished run measures, in the order of its answer. */
    static final List<String> METRICS = Arrays.stream(Metrics.class.getRecordComponents())
            .map(component -> component.getName()).toList();

    /**
     * A combination of settings, over its runs.
     *
     * @param settings the values that it sets, by their pointers
     * @param parameters weights and biases of its network
     * @param targets numbers that its training fits: training rows × output units. Around as many parameters, a network
     *        begins to fit them all
     * @param runs ids of its runs, in the order of their seeds or folds
     * @param completed runs that came to a result
     * @param diverged those of them whose training met a number that is not finite
     * @param failed runs that came to no result
     * @param metrics figures of the runs that have them, by the metric's name; none before a run has ended
     */
    record Row(Map<String, JsonNode> settings, long parameters, long targets, List<String> runs, int completed,
            int diverged, int failed, Map<String, Summary> metrics) {}

    static Results of(Experiment experiment, ExperimentPlan plan, List<Member> members, StrictJson json) {
        var measured = members.stream()
                .map(member -> member.metrics() == null ? json.tree(Map.of()) : json.tree(member.metrics())).toList();
        var rows = IntStream.range(0, plan.combinations().size())
                .mapToObj(combination -> row(combination, plan, members, measured)).toList();
        return new Results(experiment.getId(), experiment.name(), plan.pointers().all(), METRICS, rows);
    }

    private static Row row(int combination, ExperimentPlan plan, List<Member> members, List<JsonNode> measured) {
        var part = plan.combinations().get(combination);
        int[] own = IntStream.range(0, members.size())
                .filter(i -> members.get(i).number() % plan.combinations().size() == combination).toArray();
        var summaries = new LinkedHashMap<String, Summary>();
        for (var metric : METRICS) {
            var values = Arrays.stream(own).mapToObj(i -> measured.get(i).path(metric)).filter(JsonNode::isNumber)
                    .mapToDouble(JsonNode::doubleValue).toArray();
            Summary.of(values).ifPresent(summary -> summaries.put(metric, summary));
        }
        var runs = Arrays.stream(own).mapToObj(members::get).toList();
        return new Row(part.settings(), part.parameters(), part.targets(), runs.stream().map(Member::id).toList(),
                (int) runs.stream().filter(run -> run.state() == RunState.COMPLETED).count(),
                (int) runs.stream().filter(run -> run.stopReason() == Outcome.Reason.DIVERGED).count(),
                (int) runs.stream().filter(run -> run.state() == RunState.FAILED).count(), summaries);
    }
}
