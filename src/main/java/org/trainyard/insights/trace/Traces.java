package org.trainyard.insights.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Explanation;
import org.trainyard.compute.GradientCheck;
import org.trainyard.compute.Objective;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.compute.Update;
import org.trainyard.runs.RunDefinition;
import org.trainyard.runs.Runs;
import org.trainyard.training.Course;
import org.trainyard.training.Preparation;
import org.trainyard.training.Replay;
import org.trainyard.training.RunObserver;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Has one update computed again and shows it. */
@Service
class Traces {

    /** Numbers of an update that are shown: more fill no blackboard. */
    private static final long MOST_NUMBERS = 50_000;
    private static final int MOST_CHECKED = 500;

    private final Runs runs;
    private final Replay replay;
    private final Preparation preparation;

    Traces(Runs runs, Replay replay, Preparation preparation) {
        this.runs = runs;
        this.replay = replay;
        this.preparation = preparation;
    }

    /** @throws Problem {@code not-found}, {@code limit-exceeded}, {@code cost-budget} */
    TraceView of(String runId, long number) {
        var course = replay.course(runId);
        int epoch = course.epochOf(number).orElse(course.epochs() + 1);
        var leg = course.legOf(epoch);
        var definition = leg.run().definition();
        requireFew(definition);
        var seen = new One(number);
        if (number >= 1 && number <= course.updates() + leg.updatesEach() && hasBegun(leg, epoch)) {
            replay.watch(course, epoch - 1, epoch, seen);
        }
        if (seen.update == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The run has no update %d that could be shown: it has made %d."
                    .formatted(number, runs.result(runId).map(result -> result.metrics().updates())
                            .orElse(course.updates())));
        }
        return view(seen.update, definition, preparation.of(definition).data());
    }

    /** Of a run that ended within an epoch, because it diverged, that epoch's updates are there too. */
    private boolean hasBegun(Course.Leg leg, int epoch) {
        return epoch <= leg.last()
                || runs.result(leg.run().id()).filter(result -> result.diverged() != null).isPresent();
    }

    private static void requireFew(RunDefinition definition) {
        var network = definition.network();
        int rows = definition.batchRows();
        long units = network.layers().stream().mapToLong(layer -> layer.units()).sum();
        long numbers = rows * (network.inputs() + network.outputs() + 3 * units)
                + (3 + definition.training().optimizer().memory().slots().size()) * network.summary().parameters();
        if (numbers > MOST_NUMBERS) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "An update of this run has %d numbers, and a trace shows at most %d. Trace a smaller network or "
                            .formatted(numbers, MOST_NUMBERS) + "a smaller batchSize.");
        }
    }

    private static TraceView view(Update update, RunDefinition definition, PreparedData data) {
        var plan = definition.training();
        var network = definition.network();
        boolean isFunction = plan.loss() != null
                && network.layers().stream().allMatch(layer -> layer.dropout() == 0);
        var objective = isFunction ? Objective.of(network, plan, data, update) : null;
        return new TraceView(update.number(), update.epoch(), update.batch(), update.learningRate(),
                plan.optimizer(), isPlain(plan), rule(plan.optimizer()), scalars(plan.optimizer(), update),
                clipFactor(plan, update), plan.clipValue(), plan.loss(), plan.lossReduction(), plan.l1(), plan.l2(),
                objective == null ? null : objective.at(update.parametersBefore()),
                objective == null ? null : objective.at(update.parametersAfter()), rows(update, definition),
                layers(update, plan.optimizer().memory().slots()),
                isFunction ? GradientCheck.of(network, plan, data, update, MOST_CHECKED) : null);
    }

    private static boolean isPlain(TrainingPlan plan) {
        var optimizer = plan.optimizer();
        return (optimizer instanceof Optimizer.Sgd || optimizer instanceof Optimizer.Perceptron)
                && optimizer.memory().slots().isEmpty() && plan.clipNorm() == null && plan.clipValue() == null;
    }

    private static String rule(Optimizer optimizer) {
        return Objects.requireNonNull(optimizer.getClass().getAnnotation(Explanation.class)).formula();
    }

    private static Map<String, Double> scalars(Optimizer optimizer, Update update) {
        var scalars = new LinkedHashMap<String, Double>();
        optimizer.memory().scalars().forEach(name -> scalars.put(name, update.scalars()[scalars.size()]));
        return scalars;
    }

    private static double clipFactor(TrainingPlan plan, Update update) {
        if (plan.clipNorm() == null) {
            return 1;
        }
        double squares = 0;
        for (float g : update.gradient()) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        return norm > plan.clipNorm() ? plan.clipNorm() / norm : 1;
    }

    private static List<TraceView.Row> rows(Update update, RunDefinition definition) {
        var classes = definition.dataset().targets().getFirst().classes();
        int n = update.rows().length;
        float[][] inputs = matrix(update.inputs(), n);
        float[][] targets = matrix(update.targets(), n);
        var rows = new ArrayList<TraceView.Row>();
        for (int i = 0; i < n; i++) {
            var label = classes == null || update.labels().length == 0 ? null : classes.get(update.labels()[i]);
            rows.add(new TraceView.Row(update.rows()[i], inputs[i], targets[i], label));
        }
        return rows;
    }

    private static List<TraceView.Layer> layers(Update update, List<String> slots) {
        int n = update.rows().length;
        var layers = new ArrayList<TraceView.Layer>();
        for (var layer : update.layers()) {
            layers.add(new TraceView.Layer(layers.size() + 1, layer.spec().activation().label(), layer.spec().dropout(),
                    matrix(layer.x(), n), matrix(layer.z(), n), matrix(layer.a(), n), matrix(layer.delta(), n),
                    parameters(layer.gradient(), layer.inputs()), parameters(layer.before(), layer.inputs()),
                    memory(layer, slots), parameters(layer.after(), layer.inputs())));
        }
        return layers;
    }

    private static Map<String, TraceView.Parameters> memory(Update.Layer layer, List<String> slots) {
        var memory = new LinkedHashMap<String, TraceView.Parameters>();
        layer.memory().forEach(numbers -> memory.put(slots.get(memory.size()), parameters(numbers, layer.inputs())));
        return memory;
    }

    private static TraceView.Parameters parameters(Update.Numbers numbers, int inputs) {
        return new TraceView.Parameters(matrix(numbers.weights(), inputs), numbers.biases());
    }

    private static float[][] matrix(float[] flat, int rows) {
        int columns = flat.length / rows;
        float[][] matrix = new float[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return matrix;
    }

    /** Waits for one update. */
    private static final class One implements RunObserver {

        private final long number;
        private @Nullable Update update;

        One(long number) {
            this.number = number;
        }

        @Override
        public boolean wants(long next) {
            return next == number;
        }

        @Override
        public void updated(Update shown) {
            update = shown;
        }

        @Override
        public boolean goOn() {
            return update == null;
        }
    }
}
