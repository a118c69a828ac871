package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/** All combinations of an experiment's settings: variants change slowest, then settings in the order of the request. */
final class Combinations {

    private static final String SEED = "/seed";

    private final ExperimentRequest request;
    private final Faults faults = new Faults();

    private Combinations(ExperimentRequest request) {
        this.request = request;
    }

    /** @throws org.trainyard.web.Problem with all that is wrong with the settings, whatever the base says; for too many runs */
    static List<Combination> of(ExperimentRequest request, Limits limits) {
        var all = new Combinations(request);
        all.checkRepetition();
        all.checkValues();
        all.checkPointers();
        all.faults.throwIfAny();
        all.checkCount(limits);
        return all.multiplied();
    }

    private Map<String, JsonNode> vary() {
        return request.vary() == null ? Map.of() : request.vary();
    }

    private List<Map<String, JsonNode>> variants() {
        return request.variants() == null ? List.of(Map.of()) : request.variants();
    }

    private void checkRepetition() {
        if (request.folds() != null && request.repeats() != null) {
            faults.add(ProblemType.VALIDATION, "/repeats", "has no meaning beside folds; leave out one of them");
        }
    }

    private void checkValues() {
        vary().forEach((pointer, values) -> {
            var key = Setting.keyInVary(pointer);
            if (!values.isArray()) {
                faults.add(ProblemType.TYPE_MISMATCH, key, "must be a list of values");
            } else if (values.isEmpty()) {
                faults.add(ProblemType.VALIDATION, key, "must have at least one value");
            } else if (values.valueStream().distinct().count() < values.size()) {
                faults.add(ProblemType.VALIDATION, key, "must not have the same value twice");
            }
        });
        if (variants().isEmpty()) {
            faults.add(ProblemType.VALIDATION, "/variants", "must have at least one variant");
        }
    }

    private void checkPointers() {
        var varied = new LinkedHashSet<String>();
        vary().keySet().forEach(pointer -> check(Setting.keyInVary(pointer), pointer, varied));
        for (int i = 0; i < variants().size(); i++) {
            var beside = new LinkedHashSet<>(varied);
            for (var entry : variants().get(i).entrySet()) {
                check(Setting.ofVariant(i, entry.getKey(), entry.getValue()).key(), entry.getKey(), beside);
            }
        }
    }

    private void check(String key, String pointer, Set<String> others) {
        Places.fault(pointer).ifPresent(detail -> faults.add(ProblemType.VALIDATION, key, detail));
        others.stream().filter(other -> overlap(pointer, other)).findFirst().ifPresent(other -> faults.add(
                ProblemType.VALIDATION, key, "is, or lies inside or around, %s, which is set too".formatted(other)));
        if (pointer.equals(SEED) && request.repeats() != null && request.repeats() > 1) {
            faults.add(ProblemType.VALIDATION, key, "is what repeats counts up; leave out one of them");
        }
        others.add(pointer);
    }

    private static boolean overlap(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    private void checkCount(Limits limits) {
        double combinations = vary().values().stream().mapToDouble(JsonNode::size).reduce(variants().size(),
                (a, b) -> a * b);
        double runs = combinations * request.runsEach();
        if (runs > limits.experimentRuns()) {
            var place = request.vary() != null ? "/vary" : request.variants() != null ? "/variants" : "";
            faults.add(ProblemType.LIMIT_EXCEEDED, combinations > 1 ? place : "",
                    "asks for %.0f runs (%.0f combinations, %d runs of each), and an experiment has at most %d"
                            .formatted(runs, combinations, request.runsEach(), limits.experimentRuns()),
                    Map.of("estimate", runs, "limit", limits.experimentRuns()));
            faults.throwIfAny();
        }
    }

    private List<Combination> multiplied() {
        var all = new ArrayList<List<Setting>>();
        for (int i = 0; i < variants().size(); i++) {
            int variant = i;
            all.add(variants().get(i).entrySet().stream()
                    .map(each -> Setting.ofVariant(variant, each.getKey(), each.getValue())).toList());
        }
        for (var varied : vary().entrySet()) {
            var longer = new ArrayList<List<Setting>>();
            for (var settings : all) {
                for (int i = 0; i < varied.getValue().size(); i++) {
                    var more = new ArrayList<>(settings);
                    more.add(Setting.varied(varied.getKey(), varied.getValue(), i));
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all.stream().map(Combination::new).toList();
    }
}
