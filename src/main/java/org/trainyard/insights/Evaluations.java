package org.trainyard.insights;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Evaluation;
import org.trainyard.compute.PreparedData;
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
    EvaluationView of(String runId, @Nullable String split, @Nullable String epoch) {
        var definition = runs.find(runId).definition();
        var prepared = preparation.of(definition);
        var name = split != null ? split : prepared.data().test().rows().length > 0 ? "test" : "train";
        var part = part(prepared.data(), name);
        if (part.rows().length == 0) {
            throw new Problem(ProblemType.VALIDATION,
                    "This run has no %s rows: its split gave them none. Ask for another part.".formatted(name));
        }
        var model = replay.model(runId, epoch);
        var result = Evaluation.of(model, prepared.table(), part, definition.training());
        return view(name, result, definition.dataset().targets().getFirst().classes());
    }

    private static PreparedData.Part part(PreparedData data, String name) {
        return switch (name) {
            case "train" -> data.training();
            case "validation" -> data.validation();
            case "test" -> data.test();
            default -> throw new Problem(ProblemType.INVALID_PARAMETER,
                    "The parameter 'split' must be train, validation or test, was '%s'.".formatted(name));
        };
    }

    private static EvaluationView view(String split, Evaluation result, @Nullable List<String> labels) {
        var perClass = result.classes() == null || labels == null
                ? null
                : result.classes().stream().map(score -> new EvaluationView.ClassFigures(labels.get(score.index()),
                        score.precision(), score.recall(), score.f1(), score.support())).toList();
        return new EvaluationView(split, result.rows(), result.loss(), result.accuracy(), labels,
                result.confusionMatrix(), perClass, result.rmse(), result.mae(), result.r2());
    }
}
