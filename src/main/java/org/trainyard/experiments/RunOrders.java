package org.trainyard.experiments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.Datasets;
import org.trainyard.runs.ExperimentRuns;
import org.trainyard.runs.RunDefinition;
import org.trainyard.web.Caller;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/**
 * Orders the runs of an experiment, in one transaction: each is admitted by the rules of {@code POST /runs} and queued at
 * once. After the first refusal the others are only admitted, to hear of all that is wrong; then nothing is stored.
 */
@Component
final class RunOrders {

    private static final long MOST_NUMBERS = 1_000_000;

    private final ExperimentRuns runs;
    private final Datasets datasets;
    private final StrictJson json;
    private final Limits limits;

    RunOrders(ExperimentRuns runs, Datasets datasets, StrictJson json, Limits limits) {
        this.runs = runs;
        this.datasets = datasets;
        this.json = json;
        this.limits = limits;
    }

    /**
     * What was ordered.
     *
     * @param base the request's base; its dataset by its id, where it was a definition that no combination changes
     */
    record Placed(ExperimentPlan plan, JsonNode base) {}

    /**
     * Orders all runs, in the caller's transaction.
     *
     * @throws Problem with all that is wrong with any of them; {@code queue-full}, {@code cost-budget}
     */
    Placed place(String experimentId, ExperimentRequest request, List<Combination> combinations, Caller caller) {
        int count = combinations.size() * request.runsEach();
        runs.requireRoom(count);
        refuseManyNumbers(request.base().path("model"), count);
        var blame = new Blame(request, combinations);
        var requests = new RunRequests(request, combinations, new InlineDatasets(datasets, limits), json, limits,
                blame);
        var read = requests.read();
        var parts = new TreeMap<Integer, ExperimentPlan.Part>();
        double multiplyAdds = 0;
        for (int repeat = 0; repeat < request.runsEach(); repeat++) {
            for (var one : List.copyOf(read.entrySet())) {
                int number = one.getKey();
                var combination = combinations.get(number);
                try {
                    var run = requests.repeated(one.getValue(), combination, repeat);
                    var definition = runs.admit(run);
                    multiplyAdds += definition.cost().multiplyAdds();
                    parts.computeIfAbsent(number, _ -> part(combination, definition));
                    if (blame.isEmpty()) {
                        runs.queue(experimentId, repeat * combinations.size() + number, run, definition, caller);
                    }
                } catch (Problem refusal) {
                    blame.add(combination, refusal);
                    read.remove(number);
                }
            }
        }
        blame.throwIfAny();
        refuseExpensive(multiplyAdds);
        return new Placed(new ExperimentPlan(List.copyOf(parts.values()), request.runsEach(), multiplyAdds),
                requests.base());
    }

    /** Explicit weights are kept with each run. */
    private static void refuseManyNumbers(JsonNode model, int count) {
        var numbers = numbers(model);
        if (numbers * count > MOST_NUMBERS) {
            var faults = new Faults();
            faults.add(ProblemType.LIMIT_EXCEEDED, "/base/model",
                    "has %d numbers, which are kept with each of %d runs, and those of an experiment have at most %d together; store the model and name it by its id, or leave the weights to an initializer"
                            .formatted(numbers, count, MOST_NUMBERS));
            faults.throwIfAny();
        }
    }

    private static long numbers(JsonNode node) {
        return node.isNumber() ? 1 : node.valueStream().mapToLong(RunOrders::numbers).sum();
    }

    private static ExperimentPlan.Part part(Combination combination, RunDefinition definition) {
        var network = definition.network();
        return new ExperimentPlan.Part(combination.values(), network.parameters(),
                (long) definition.trainingRows() * network.outputs());
    }

    private void refuseExpensive(double multiplyAdds) {
        if (multiplyAdds > limits.experimentCost()) {
            throw new Problem(ProblemType.COST_BUDGET,
                    String.format(Locale.ROOT,
                            "These runs would take %.3g multiply-adds together (3 × weights × training rows × epochs), and the budget of one experiment is %.3g. Take fewer combinations, repeats or epochs.",
                            multiplyAdds, limits.experimentCost()),
                    List.of(), Map.of("estimate", multiplyAdds, "budget", limits.experimentCost()));
        }
    }
}
