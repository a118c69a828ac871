package org.trainyard.insights;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Evaluation;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Evaluates the network of any epoch on any part of its data. */
@Service
class Evaluations {

    private final Runs runs;
    private final Preparation preparation;
    private final Replay replay;

    Evaluations(Runs runs, Preparation preparation, Replay replay) {
        this.runs = runs;
        this.preparation = preparation;
        this.replay = replay;
    }

    /** @throws Problem {@code not-found}, {@code invalid-parameter}, {@code validation} for a part without rows */
    EvaluationView of(String runId, @Nullable Part split, @Nullable String epoch) {
        var definition = runs.find(runId).definition();
        var prepared = preparation.of(definition);
        var part = split != null ? split : Part.TEST.of(prepared.data()).size() > 0 ? Part.TEST : Part.TRAIN;
        var rows = part.of(prepared.data());
        if (rows.size() == 0) {
            throw new Problem(ProblemType.VALIDATION,
                    "This run has no %s rows: its split gave them none. Ask for another part.".formatted(part.label()));
        }
        var model = replay.model(runId, epoch);
        var result = Evaluation.of(model, prepared.table(), rows, definition.training());
        return view(part, result, definition.dataset().targets().getFirst().classes());
    }

    private static EvaluationView view(Part part, Evaluation result, @Nullable List<String> labels) {
        var perClass = result.classes() == null || labels == null
                ? null
                : result.classes().stream().map(score -> new EvaluationView.ClassFigures(labels.get(score.index()),
                        score.precision(), score.recall(), score.f1(), score.support())).toList();
        return new EvaluationView(part.label(), result.rows(), result.loss(), result.accuracy(), labels,
                result.confusionMatrix(), perClass, result.rmse(), result.mae(), result.r2());
    }
}
