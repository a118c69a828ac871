package org.trainyard.insights.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Evaluation;
import org.trainyard.insights.diagnosis.Finding.Suggestion;
import org.trainyard.insights.layers.Layers;
import org.trainyard.insights.layers.LayersView;
import org.trainyard.runs.EpochReader;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation;
import org.trainyard.training.Preparation.Prepared;
import org.trainyard.training.Replay;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** Examines a run and tells what went wrong. */
@Service
class Diagnoses {

    private static final int EPOCHS = 300;
    private static final int MOMENTS = 5;

    private final Runs runs;
    private final EpochReader epochs;
    private final Preparation preparation;
    private final Replay replay;
    private final Layers layers;
    private final Remedy remedy;

    Diagnoses(Runs runs, EpochReader epochs, Preparation preparation, Replay replay, Layers layers, StrictJson json) {
        this.runs = runs;
        this.epochs = epochs;
        this.preparation = preparation;
        this.replay = replay;
        this.layers = layers;
        this.remedy = new Remedy(json);
    }

    /**
     * The worst first.
     *
     * @throws Problem {@code not-found}; {@code wrong-state} for a run that has not been measured yet
     */
    List<Finding> of(String runId) {
        var examination = examination(runId);
        var findings = new ArrayList<Finding>();
        for (var symptom : Symptom.values()) {
            var explained = findings.stream().map(Finding::code).collect(Collectors.toSet());
            if (symptom.follows().stream().noneMatch(cause -> explained.contains(cause.code()))) {
                symptom.in(examination).ifPresent(sign -> findings.add(finding(symptom, sign, examination)));
            }
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }

    private Finding finding(Symptom symptom, Sign sign, Examination examination) {
        var suggestion = sign.changes().isEmpty()
                ? null
                : new Suggestion(sign.advice(), sign.changes(),
                        remedy.request(examination.definition(), "cure of " + symptom.code(), sign.changes()));
        return new Finding(symptom.code(), sign.severity(), sign.message(), sign.evidence(), suggestion);
    }

    private Examination examination(String runId) {
        var run = runs.find(runId);
        var measured = epochs.thinned(runId, -1, EPOCHS).content();
        if (measured.isEmpty()) {
            throw new Problem(ProblemType.WRONG_STATE,
                    ("The run is %s and has no measured epoch yet; ask again when it "
                            + "has.").formatted(run.state().label()));
        }
        var prepared = preparation.of(run.definition());
        return new Examination(prepared, runs.result(runId).map(Runs.Result::diverged).orElse(null), measured,
                layers(runId), recalls(runId, prepared));
    }

    /** Null where a run is too large to be trained again: the other symptoms are looked for all the same. */
    private @Nullable LayersView layers(String runId) {
        try {
            return layers.of(runId, MOMENTS);
        } catch (Problem problem) {
            if (problem.type() == ProblemType.COST_BUDGET) {
                return null;
            }
            throw problem;
        }
    }

    private List<Double> recalls(String runId, Prepared prepared) {
        if (prepared.table().classes() == 0) {
            return List.of();
        }
        var part = prepared.data().validation().size() > 0 ? prepared.data().validation() : prepared.data().training();
        var classes = Evaluation.of(replay.model(runId, null), prepared.table(), part,
                prepared.definition().training()).classes();
        return classes == null
                ? List.of()
                : classes.stream().map(score -> score.recall() == null ? Double.NaN : score.recall()).toList();
    }
}
