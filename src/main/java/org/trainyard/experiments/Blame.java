package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * What is wrong with the runs of an experiment, told at the places of the experiment's own request: at the value that a
 * combination sets where that is it, else in the base. What many combinations have in common is told once.
 */
final class Blame {

    private final ExperimentRequest request;
    private final List<Combination> all;
    private final Pointers names;
    private final Map<Found, List<Combination>> found = new LinkedHashMap<>();
    private final Map<String, Object> extras = new LinkedHashMap<>();

    private record Found(ProblemType type, String place, String detail) {}

    Blame(ExperimentRequest request, List<Combination> all) {
        this.request = request;
        this.all = all;
        this.names = Pointers.of(all);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @param place in the experiment's request */
    void add(Combination combination, ProblemType type, String place, String detail) {
        found.computeIfAbsent(new Found(type, place, detail), _ -> new ArrayList<>()).add(combination);
    }

    /** Why a run of this combination was refused, by the places of its own request. */
    void add(Combination combination, Problem refusal) {
        extras.putAll(refusal.extras());
        if (refusal.errors().isEmpty()) {
            add(combination, refusal.type(), "/base", "makes a run that is refused: " + refusal.detail());
        }
        refusal.errors().forEach(
                fault -> add(combination, refusal.type(), place(combination, fault.pointer()), fault.detail()));
    }

    private String place(Combination combination, String pointer) {
        if (request.folds() != null && (pointer.equals("/split/folds") || pointer.equals("/split/fold"))) {
            return "/folds";
        }
        for (var setting : combination.settings()) {
            if (setting.holds(pointer)) {
                return setting.place() + pointer.substring(setting.pointer().length());
            }
            // Where the pointer's own steps made what the base has not.
            if (setting.pointer().startsWith(pointer + "/") && !isThere(request.base(), pointer)) {
                return setting.key();
            }
        }
        return "/base" + pointer;
    }

    private static boolean isThere(JsonNode base, String pointer) {
        return !base.at(JsonPointer.compile(pointer)).isMissingNode();
    }

    /** @throws Problem with everything that was found */
    void throwIfAny() {
        var faults = new Faults();
        found.forEach((one, combinations) -> faults.add(one.type(), one.place(),
                one.detail() + where(one, combinations), extras));
        faults.throwIfAny();
    }

    /** In which combinations, unless the place says it already, or no combination is known to do without the fault. */
    private String where(Found one, List<Combination> combinations) {
        var isOfOne = all.stream().anyMatch(each -> sets(each, one.place()));
        var without = all.stream().filter(each -> !isOfOne || sets(each, one.place()))
                .filter(each -> found.values().stream().noneMatch(faulty -> faulty.contains(each)));
        if (without.findAny().isEmpty()) {
            return "";
        }
        var words = combinations.getFirst().words(names);
        var first = words.isEmpty() ? "that sets nothing" : words;
        return combinations.size() == 1
                ? " (in the combination %s)".formatted(first)
                : " (in %d combinations, the first one %s)".formatted(combinations.size(), first);
    }

    private static boolean sets(Combination combination, String place) {
        return combination.settings().stream()
                .anyMatch(setting -> isAt(place, setting.place()) || place.equals(setting.key()));
    }

    private static boolean isAt(String place, String setting) {
        return place.equals(setting) || place.startsWith(setting + "/");
    }
}
