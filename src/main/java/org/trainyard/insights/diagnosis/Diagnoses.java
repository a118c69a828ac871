package org.trainyard.insights.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Evaluation;
import org.trainyard.compute.PreparedData;
import org.trainyard.insights.diagnosis.Finding.Suggestion;
import org.trainyard.insights.layers.Layers;
import org.trainyard.runs.EpochReader;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.Metrics;
import org.trainyard.runs.RunRequest;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation;
import org.trainyard.training.Preparation.Prepared;
import org.trainyard.training.Replay;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
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
    private final StrictJson json;
    private final Remedy remedy;
    private final Limits limits;

    Diagnoses(Runs runs, EpochReader epochs, Preparation preparation, Replay replay, Layers layers, StrictJson json,
            Limits limits) {
        this.runs = runs;
        this.epochs = epochs;
        this.preparation = preparation;
        this.replay = replay;
        this.layers = layers;
        this.json = json;
        this.remedy = new Remedy(json);
        this.limits = limits;
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
        return new Finding(symptom.code(), sign.severity(), sign.message(), sign.evidence(),
                suggestion(symptom, sign, examination));
    }

    /** Null where no setting helps, and where what it makes of the request is more than the service takes. */
    private @Nullable Suggestion suggestion(Symptom symptom, Sign sign, Examination examination) {
        if (sign.changes().isEmpty()) {
            return null;
        }
        var tree = remedy.request(examination.definition(), "cure of " + symptom.code(), sign.changes());
        var request = json.bind(tree, RunRequest.class, "", new Faults());
        return request == null || !runs.accepts(request) ? null : new Suggestion(sign.advice(), sign.changes(), tree);
    }

    private Examination examination(String runId) {
        var run = runs.find(runId);
        var measured = epochs.thinned(runId, -1, EPOCHS).content();
        if (measured.isEmpty()) {
            throw new Problem(ProblemType.WRONG_STATE,
                    (run.state().isFinal()
                            ? "The run is %s and has not measured a single epoch, so there is nothing to judge."
                            : "The run is %s and has no measured epoch yet; ask again when it has.")
                            .formatted(run.state().label()));
        }
        var prepared = preparation.of(run.definition());
        var result = runs.result(runId);
        return new Examination(prepared, result.map(Runs.Result::diverged).orElse(null), measured,
                result.map(ended -> kept(runId, ended.metrics())).orElse(measured.getLast()),
                result.isPresent(),
                affordable(() -> layers.of(runId, MOMENTS)).orElse(null),
                affordable(() -> recalls(run, prepared)).orElse(List.of()),
                affordable(() -> r2(run, prepared)).orElse(Double.NaN), Neighbours.of(prepared), limits);
    }

    private EpochRow kept(String runId, Metrics metrics) {
        return new EpochRow(replay.epoch(runId, null), metrics.trainLoss(), metrics.validationLoss(),
                metrics.trainAccuracy(), metrics.validationAccuracy(), metrics.penalty(), metrics.gradientNorm(), 0, 0);
    }

    /** Empty where a run is too large to be trained again: other symptoms are looked for all the same. */
    private static <T> Optional<T> affordable(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (Problem problem) {
            if (problem.type() == ProblemType.COST_BUDGET) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private List<Double> recalls(Runs.Progress run, Prepared prepared) {
        if (prepared.table().classes() == 0) {
            return List.of();
        }
        var data = prepared.data();
        var classes = evaluation(run, prepared, data.validation().size() > 0 ? data.validation() : data.training())
                .classes();
        return classes == null
                ? List.of()
                : classes.stream().map(score -> score.recall() == null ? Double.NaN : score.recall()).toList();
    }

    private double r2(Runs.Progress run, Prepared prepared) {
        if (prepared.table().classes() > 0) {
            return Double.NaN;
        }
        var r2 = evaluation(run, prepared, prepared.data().training()).r2();
        return r2 == null ? Double.NaN : r2;
    }

    private Evaluation evaluation(Runs.Progress run, Prepared prepared, PreparedData.Part part) {
        // A run that has not ended has no result; its last whole epoch can be seen all the same.
        var epoch = run.weightsSha256() == null ? Integer.toString(run.epoch()) : null;
        return Evaluation.of(replay.model(run.id(), epoch), prepared.table(), part, prepared.definition().training());
    }
}
