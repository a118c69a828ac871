package org.trainyard.runs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.MissingNode;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Refusal;
import org.trainyard.compute.Split;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.compute.Task;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.datasets.Datasets;
import org.trainyard.models.Advice;
import org.trainyard.models.Model;
import org.trainyard.models.Models;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Turns a request into a definition with every value in force, or refuses it with all that is wrong. Faults are
 * gathered as far as they can be told apart: a network cannot be held against a dataset that is not understood.
 */
@Component
class Admission {

    private final Models models;
    private final Datasets datasets;
    private final Limits limits;

    Admission(Models models, Datasets datasets, Limits limits) {
        this.models = models;
        this.datasets = datasets;
        this.limits = limits;
    }

    /**
     * @param store whether an inline dataset is to be kept: a run needs its rows, a check does not
     * @throws Problem with every fault found
     */
    RunDefinition admit(RunRequest request, boolean store) {
        var faults = new Faults();
        var model = models.resolve(request.model(), "/model", faults);
        var data = datasets.resolve(request.dataset(), store, "/dataset", faults);
        faults.throwIfAny();
        return new Case(request, model.orElseThrow(), data.orElseThrow(), 0, faults).decide();
    }

    /**
     * The definition of a run that goes on from an epoch of another one by another plan; its cost is that of the epochs
     * from there.
     *
     * @throws Problem with all that is wrong with the plan
     */
    RunDefinition continued(RunDefinition parent, TrainingPlan plan, int fromEpoch) {
        var data = new Datasets.Resolved(parent.dataset(), datasets.table(parent.dataset().id()));
        var asked = new RunRequest(null, List.of(), MissingNode.getInstance(), MissingNode.getInstance(),
                parent.preprocessing(), parent.split(), plan, parent.seed(), false);
        return new Case(asked, parent.model(), data, fromEpoch, new Faults()).decide();
    }

    /** One request with its model and its rows. */
    private final class Case {

        private final RunRequest request;
        private final Model model;
        private final Datasets.Resolved data;
        private final DataTable table;
        private final Preprocessing preprocessing;
        private final int fromEpoch;
        private final Faults faults;

        Case(RunRequest request, Model model, Datasets.Resolved data, int fromEpoch, Faults faults) {
            this.request = request;
            this.model = model;
            this.data = data;
            this.table = data.table();
            this.preprocessing = request.preprocessing().resolved(table, request.split());
            this.fromEpoch = fromEpoch;
            this.faults = faults;
        }

        RunDefinition decide() {
            add(preprocessing.refusals(table), "/preprocessing");
            var split = tried(() -> request.split().resolved(table));
            faults.throwIfAny();
            var network = network();
            var plan = plan(network, split.orElseThrow());
            var encoding = tried(() -> TargetEncoding.of(network, plan, table.task(), table.classes()));
            faults.throwIfAny();
            var rows = split.orElseThrow().sizes(table.rows()).train();
            var cost = Cost.of(network, rows, Objects.requireNonNull(plan.batchSize()).of(rows),
                    plan.epochs() - fromEpoch);
            refuseExpensive(cost);
            if (plan.recordTrajectory() && cost.multiplyAdds() > limits.replayCost()) {
                faults.add(ProblemType.LIMIT_EXCEEDED, "/training/recordTrajectory", String.format(Locale.ROOT,
                        "must be false for a training of more than %.3g multiply-adds, which would take too long to "
                                + "draw; this one takes %.3g",
                        limits.replayCost(), cost.multiplyAdds()));
                faults.throwIfAny();
            }
            refuseLarge(Memory.of(network, Objects.requireNonNull(plan.batchSize()).of(rows), table.rows()));
            return new RunDefinition(model.withInputs(network.inputs()), network, data.dataset(),
                    preprocessing, split.orElseThrow(), plan, encoding.orElseThrow(), request.seed(), cost,
                    advice(network, plan, rows));
        }

        private NetworkSpec network() {
            var inputs = preprocessing.inputs(table);
            if (!models.fits(model, inputs, "/model", faults)) {
                faults.throwIfAny();
            }
            var network = model.network(inputs);
            add(network.refusals(), "/model");
            if (table.task() == Task.REGRESSION && network.outputs() != table.targets().numCols) {
                faults.add(ProblemType.SHAPE_MISMATCH,
                        "/model/layers/%d/units".formatted(network.layers().size() - 1),
                        "must be %d, one unit a target column, was %d".formatted(table.targets().numCols,
                                network.outputs()));
            }
            return network;
        }

        private TrainingPlan plan(NetworkSpec network, Split split) {
            var sizes = split.sizes(table.rows());
            var plan = request.training().resolved(network, table.task(), sizes.train());
            add(plan.refusals(sizes.train(), sizes.validation(), table.classes()), "/training");
            if (plan.epochs() / plan.recordEvery() > limits.recordedEpochs()) {
                faults.add(ProblemType.LIMIT_EXCEEDED, "/training/recordEvery",
                        "must be at least %d, so that at most %d epochs are recorded, was %d".formatted(
                                (plan.epochs() + limits.recordedEpochs() - 1) / limits.recordedEpochs(),
                                limits.recordedEpochs(), plan.recordEvery()));
            }
            return plan;
        }

        private List<Advice> advice(NetworkSpec network, TrainingPlan plan, int trainingRows) {
            return Stream
                    .concat(model.advice().stream().map(one -> one.under("/model")), RunAdvice
                            .of(new RunAdvice.Plan(network, table, preprocessing, plan, trainingRows,
                                    fromEpoch))
                            .stream())
                    .toList();
        }

        private void add(List<Refusal> refusals, String pointer) {
            refusals.forEach(refusal -> add(refusal.below(pointer)));
        }

        private void add(Refusal refusal) {
            faults.add(type(refusal), refusal.pointer(), refusal.detail());
        }

        private <T> Optional<T> tried(Supplier<T> attempt) {
            try {
                return Optional.of(attempt.get());
            } catch (TargetEncoding.IncompatibleException e) {
                add(e.refusal());
                return Optional.empty();
            }
        }
    }

    private static ProblemType type(Refusal refusal) {
        if (refusal.shapeMismatch()) {
            return ProblemType.SHAPE_MISMATCH;
        }
        // The training rows are a batch's limit.
        return refusal.pointer().equals("/training/batchSize") ? ProblemType.LIMIT_EXCEEDED : ProblemType.VALIDATION;
    }

    private void refuseLarge(Memory memory) {
        double budget = Math.min((double) limits.runMemory(), Runtime.getRuntime().maxMemory() / 2.0);
        if (memory.bytes() > budget) {
            throw new Problem(ProblemType.MEMORY_BUDGET,
                    String.format(Locale.ROOT,
                            "This run would work in up to %.0f MB (weights, gradients, optimizer state, one mini-batch and the targets), and one run gets %.0f MB. Take a smaller batchSize or fewer units.",
                            memory.bytes() / 1e6, budget / 1e6),
                    List.of(), Map.of("estimate", memory.bytes(), "budget", budget));
        }
    }

    private void refuseExpensive(Cost cost) {
        if (cost.multiplyAdds() > limits.runCost()) {
            throw new Problem(ProblemType.COST_BUDGET,
                    String.format(Locale.ROOT,
                            "This run would take %.3g multiply-adds (3 × weights × training rows × epochs), and the budget of one run is %.3g. Train fewer epochs, rows or units.",
                            cost.multiplyAdds(), limits.runCost()),
                    List.of(), Map.of("estimate", cost.multiplyAdds(), "budget", limits.runCost()));
        }
    }
}
