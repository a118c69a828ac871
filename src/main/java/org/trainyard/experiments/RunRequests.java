package org.trainyard.experiments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Split;
import org.trainyard.runs.RunRequest;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Name;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** The run requests that an experiment comes to: its base with the settings of each combination, seeds and folds. */
final class RunRequests {

    private static final String DATASET = "dataset";

    private final ExperimentRequest request;
    private final List<Combination> combinations;
    private final Pointers names;
    private final InlineDatasets inline;
    private final StrictJson json;
    private final Limits limits;
    private final Blame blame;
    private final JsonNode base;
    private final boolean isDatasetFaulty;

    RunRequests(ExperimentRequest request, List<Combination> combinations, InlineDatasets inline, StrictJson json,
            Limits limits, Blame blame) {
        this.request = request;
        this.combinations = combinations;
        this.names = Pointers.of(combinations);
        this.inline = inline;
        this.json = json;
        this.limits = limits;
        this.blame = blame;
        var dataset = request.base().path(DATASET);
        var isVaried = names.all().stream().anyMatch(pointer -> (pointer + "/").startsWith("/" + DATASET + "/"));
        var stored = isVaried ? dataset : storedForAll(dataset);
        this.isDatasetFaulty = stored == null;
        this.base = withDataset(request.base(), stored == null ? JsonNodeFactory.instance.stringNode("") : stored);
    }

    /** The request's base; its dataset by its id, where it was a definition that no combination changes. */
    JsonNode base() {
        return base;
    }

    /** The run request of each combination that can be read, by its number. */
    Map<Integer, RunRequest> read() {
        var read = new TreeMap<Integer, RunRequest>();
        for (int number = 0; number < combinations.size(); number++) {
            var one = read(combinations.get(number));
            if (one != null && !isDatasetFaulty) {
                read.put(number, one);
            }
        }
        return read;
    }

    private @Nullable JsonNode storedForAll(JsonNode dataset) {
        try {
            return inline.stored(dataset);
        } catch (Problem refusal) {
            combinations.forEach(combination -> blame.add(combination, refusal));
            return null;
        }
    }

    /** Null where {@code blame} says why not. */
    private @Nullable RunRequest read(Combination combination) {
        var tree = base.deepCopy();
        var faults = new Faults();
        for (var setting : combination.settings()) {
            var fault = Places.set(tree, setting.pointer(), setting.value());
            if (fault.isPresent()) {
                blame.add(combination, ProblemType.VALIDATION, setting.key(), fault.get());
                return null;
            }
        }
        var dataset = tree.path(DATASET);
        try {
            tree = withDataset(tree, inline.stored(dataset));
        } catch (Problem refusal) {
            blame.add(combination, refusal);
        }
        var read = json.bind(tree, RunRequest.class, "", faults);
        if (read != null && read.paused()) {
            faults.add(ProblemType.VALIDATION, "/paused", "must be left out or false: an experiment starts its runs");
        }
        try {
            faults.throwIfAny();
        } catch (Problem refusal) {
            blame.add(combination, refusal);
            return null;
        }
        return read;
    }

    /** The same object with another dataset; nothing of the old one is copied. */
    private static JsonNode withDataset(JsonNode tree, JsonNode dataset) {
        if (!(tree instanceof ObjectNode object) || dataset.isMissingNode()) {
            return tree;
        }
        var changed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(
                member -> changed.set(member.getKey(), member.getKey().equals(DATASET) ? dataset : member.getValue()));
        return changed;
    }

    /**
     * The request of one run of a combination: with its seed or its fold, and a name of its own.
     *
     * @throws Problem for a seed that is too large, and for folds of the base's own
     */
    RunRequest repeated(RunRequest one, Combination combination, int repeat) {
        var faults = new Faults();
        var split = one.split();
        long seed = one.seed();
        if (request.folds() != null) {
            if (split.folds() != null || split.fold() != null) {
                faults.add(ProblemType.VALIDATION, "/split", "must not name folds beside those of the experiment");
            }
            split = new Split(split.train(), split.validation(), split.test(), split.stratify(), split.labelNoise(),
                    split.column(), request.folds(), repeat + 1);
        } else {
            seed += repeat;
            if (seed > RandomStream.MAX_SEED) {
                faults.add(ProblemType.VALIDATION, "/seed",
                        "must be at most %d, so that %d repeats can count up from it, was %d".formatted(
                                RandomStream.MAX_SEED - request.runsEach() + 1, request.runsEach(), one.seed()));
            }
        }
        faults.throwIfAny();
        return new RunRequest(name(one, combination, repeat), one.tags(), one.model(), one.dataset(),
                one.preprocessing(), split, one.training(), seed, false);
    }

    /** Such as {@code widths: units 4, seed 43}. */
    private String name(RunRequest one, Combination combination, int repeat) {
        var whose = one.name() != null ? one.name() : request.name() != null ? request.name() : "experiment";
        var words = combination.words(names);
        var which = request.folds() != null
                ? "fold " + (repeat + 1)
                : request.runsEach() > 1 ? "seed " + (one.seed() + repeat) : "";
        var name = whose + (words.isEmpty() && which.isEmpty() ? "" : ": ") + words
                + (words.isEmpty() || which.isEmpty() ? "" : ", ") + which;
        var clean = name.codePoints().filter(Name.Form::allows).limit(limits.nameLength())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return String.valueOf(Name.Form.composed(clean));
    }
}
