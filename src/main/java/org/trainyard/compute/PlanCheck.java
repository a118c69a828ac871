package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

/** What a training plan asks for and the rows at hand cannot give. */
final class PlanCheck {

    private PlanCheck() {}

    /** @throws TargetEncoding.IncompatibleException when network, plan and data do not fit together */
    static void require(TrainingPlan plan, NetworkSpec network, PreparedData data) {
        var training = data.training();
        var refusals = refusals(plan, training.size(), data.validation().size(), data.classes());
        if (!refusals.isEmpty()) {
            throw refusals.getFirst().below("/training").exception();
        }
        if (network.inputs() != training.inputs().columns() || network.outputs() != training.targets().numCols) {
            throw Refusal.shape("/model/inputs", "must be %d, the numbers of a row, was %d"
                    .formatted(training.inputs().columns(), network.inputs())).exception();
        }
    }

    static List<Refusal> refusals(TrainingPlan plan, int trainingRows, int validationRows, int classes) {
        var refusals = new ArrayList<Refusal>();
        var batchSize = plan.batchSize();
        if (batchSize != null && !batchSize.isFull() && (batchSize.rows() < 1 || batchSize.rows() > trainingRows)) {
            refusals.add(Refusal.of("/batchSize",
                    "must be between 1 and %d, the number of training rows, or \"full\", was %d".formatted(trainingRows,
                            batchSize.rows())));
        }
        if (plan.optimizer() instanceof Optimizer.Sgd sgd && sgd.nesterov() && sgd.momentum() == 0) {
            refusals.add(Refusal.of("/optimizer/nesterov",
                    "looks ahead along the momentum, which must then be greater than 0"));
        }
        if (plan.schedule() instanceof LearningRateSchedule.WarmupCosine cosine && cosine.epochs() != null
                && cosine.warmup() > cosine.epochs()) {
            refusals.add(Refusal.of("/schedule/warmup",
                    "must be at most epochs, %d, was %d".formatted(cosine.epochs(), cosine.warmup())));
        }
        earlyStopping(plan, validationRows, classes, refusals);
        classWeights(plan, classes, refusals);
        if (plan.isPerceptron()) {
            perceptron(plan, refusals);
        }
        return refusals;
    }

    private static void earlyStopping(TrainingPlan plan, int validationRows, int classes, List<Refusal> refusals) {
        var stopping = plan.earlyStopping();
        if (stopping == null) {
            return;
        }
        var metric = stopping.metric();
        if (metric.needsValidation() && validationRows == 0) {
            refusals.add(Refusal.of("/earlyStopping/metric",
                    "%s needs validation rows, and the split has none".formatted(metric.label())));
        }
        if (metric.isAccuracy() && classes == 0) {
            refusals.add(Refusal.of("/earlyStopping/metric",
                    "%s is for classification; a regression has losses only".formatted(metric.label())));
        }
        if (!metric.isAccuracy() && plan.isPerceptron()) {
            refusals.add(Refusal.of("/earlyStopping/metric",
                    "%s does not exist for the perceptron, which has no loss".formatted(metric.label())));
        }
    }

    private static void classWeights(TrainingPlan plan, int classes, List<Refusal> refusals) {
        var weights = plan.classWeights();
        if (weights != null && classes == 0) {
            refusals.add(Refusal.of("/classWeights", "are for classification; a regression has no classes"));
        } else if (weights != null && weights.size() != classes) {
            refusals.add(Refusal.shape("/classWeights",
                    "must hold %d numbers, one a class, was %d".formatted(classes, weights.size())));
        } else if (weights != null && weights.stream().noneMatch(weight -> weight > 0)) {
            refusals.add(Refusal.of("/classWeights",
                    "must hold a number greater than 0: where every class counts 0 times there is nothing to learn"));
        }
    }

    private static void perceptron(TrainingPlan plan, List<Refusal> refusals) {
        if (plan.l1() > 0 || plan.l2() > 0) {
            refusals.add(Refusal.of(plan.l2() > 0 ? "/l2" : "/l1",
                    "must be 0 with the perceptron, whose rule knows no penalty"));
        }
        if (plan.clipNorm() != null || plan.clipValue() != null) {
            refusals.add(Refusal.of(plan.clipNorm() != null ? "/clipNorm" : "/clipValue",
                    "must be left out with the perceptron, which has no gradient"));
        }
        if (plan.classWeights() != null) {
            refusals.add(Refusal.of("/classWeights", "must be left out with the perceptron, which has no loss"));
        }
        if (plan.schedule() instanceof LearningRateSchedule.ReduceOnPlateau) {
            refusals.add(Refusal.of("/schedule", "reduce-on-plateau watches a loss, and the perceptron has none"));
        }
    }
}
