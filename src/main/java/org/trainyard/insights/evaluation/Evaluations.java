package org.trainyard.insights.evaluation;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Evaluation;
import org.trainyard.compute.RowScores;
import org.trainyard.datasets.Dataset;
import org.trainyard.insights.titles.RunTitle;
import org.trainyard.runs.RunDefinition;
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

    /**
     * What a network says of a part of its data.
     *
     * @param run what it is, for titles
     * @param targets names of the target columns
     * @param classes names of the classes; null for numbers
     */
    record Judged(String run, Part part, RowScores scores, RunDefinition definition, List<String> targets,
            @Nullable List<String> classes) {

        /** Where there are two classes with rows of both. */
        Optional<TwoClasses> twoClasses() {
            return classes == null || classes.size() != 2 ? Optional.empty() : TwoClasses.of(scores, classes.getLast());
        }
    }

    /** @throws Problem {@code not-found}, {@code invalid-parameter}, {@code validation} for a part without rows */
    Judged judge(String runId, @Nullable Part split, @Nullable String epoch) {
        var definition = runs.find(runId).definition();
        var prepared = preparation.of(definition);
        var part = split != null ? split : Part.TEST.of(prepared.data()).size() > 0 ? Part.TEST : Part.TRAIN;
        var rows = part.of(prepared.data());
        if (rows.size() == 0) {
            throw new Problem(ProblemType.VALIDATION,
                    "This run has no %s rows: its split gave them none. Ask for another part.".formatted(part.label()));
        }
        var scores = RowScores.of(replay.model(runId, epoch), prepared.table(), rows, definition.training());
        var targets = definition.dataset().targets();
        return new Judged(RunTitle.of(runs.name(runs.meant(runId)), definition), part, scores, definition,
                targets.stream().map(Dataset.Target::name).toList(),
                targets.getFirst().classes());
    }

    /** The same in figures. */
    EvaluationView of(Judged judged) {
        var result = Evaluation.of(judged.scores());
        var labels = judged.classes();
        var perClass = result.classes() == null || labels == null
                ? null
                : result.classes().stream().map(score -> new EvaluationView.ClassFigures(labels.get(score.index()),
                        score.precision(), score.recall(), score.f1(), score.support())).toList();
        var two = judged.twoClasses();
        return new EvaluationView(judged.part().label(), result.rows(), result.loss(), result.accuracy(), labels,
                result.confusionMatrix(), perClass, result.rmse(), result.mae(), result.r2(),
                two.map(TwoClasses::roc).orElse(null), two.map(TwoClasses::precisionRecall).orElse(null),
                labels == null ? Residuals.of(judged.scores(), judged.targets()) : null,
                WorstExamples.of(judged.scores(), labels, judged.definition().training()));
    }
}
