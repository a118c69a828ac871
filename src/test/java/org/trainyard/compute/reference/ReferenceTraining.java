package org.trainyard.compute.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trains the reference network as a golden says, and writes down what goldens record. */
public final class ReferenceTraining {
    private final Golden golden;
    private final ReferenceNetwork network;
    private final ReferenceLoss loss;
    private final ReferenceOptimizer optimizer;
    private final double[][] x;
    private final double[][] y;
    private final double @Nullable [] sampleWeights;
    private final JsonNode config;
    private final Map<String, Double> penalties;
    private final Map<String, Double> clip;

    /** Figures after each epoch, named as in the goldens. */
    public final List<Double> losses = new ArrayList<>();
    public final List<Double> runningLosses = new ArrayList<>();
    public final List<Double> batchMeanLosses = new ArrayList<>();
    public final List<Double> penaltyHistory = new ArrayList<>();
    public final List<Double> rates = new ArrayList<>();
    public final List<Double> validationLosses = new ArrayList<>();
    public final List<Double> sklearnLosses = new ArrayList<>();
    public double[] firstGradient = new double[0];
    public double[] firstParameters = new double[0];
    public double firstBatchLoss;
    public int updates;

    /** Ready at the recorded start. */
    public ReferenceTraining(Golden golden) {
        this.golden = golden;
        this.config = golden.config();
        this.network = golden.network();
        this.loss = golden.loss();
        this.optimizer = new ReferenceOptimizer(config.path("optimizer").path("name").asString(),
                Golden.settings(config.path("optimizer")), network.parameters().length);
        this.x = golden.rows("X");
        this.y = golden.rows("y");
        var weights = golden.json().path("data").path("sample_weight");
        this.sampleWeights = weights.isArray() ? Golden.vector(weights) : null;
        this.penalties = Golden.settings(config.path("regularization"));
        this.clip = Golden.settings(config.path("clip"));
    }

    public ReferenceNetwork network() {
        return network;
    }

    /** Trains to the end. */
    public void run() {
        var stopping = config.path("early_stopping");
        double best = Double.POSITIVE_INFINITY;
        double[] bestParameters = network.parameters().clone();
        int bad = 0;
        for (int epoch = 0; epoch < config.path("epochs").asInt(); epoch++) {
            trainEpoch(epoch);
            losses.add(meanLoss(x, y, sampleWeights));
            penaltyHistory.add(penalty(share(x.length)));
            if (golden.json().path("data").has("X_val")) {
                validationLosses.add(meanLoss(golden.rows("X_val"), golden.rows("y_val"), null));
            }
            if (stopping.isObject()) {
                boolean better = validationLosses.getLast() < best - stopping.path("min_delta").asDouble();
                bad = better ? 0 : bad + 1;
                if (better) {
                    best = validationLosses.getLast();
                    bestParameters = network.parameters().clone();
                }
                if (bad >= stopping.path("patience").asInt()) {
                    break;
                }
            }
        }
        if (stopping.path("restore_best").asBoolean(false)) {
            System.arraycopy(bestParameters, 0, network.parameters(), 0, bestParameters.length);
        }
    }

    private void trainEpoch(int epoch) {
        var schedule = config.path("lr_schedule");
        double rate = ReferenceSchedule.rate(schedule.path("name").asString("constant"), Golden.settings(schedule),
                config.path("optimizer").path("lr").asDouble(), epoch);
        rates.add(rate);
        var orders = golden.json().path("data").path("batch_orders");
        int size = config.path("batch_size").asInt();
        double running = 0;
        double sklearn = 0;
        var means = new ArrayList<Double>();
        int seen = 0;
        for (int from = 0; from < x.length; from += size) {
            int rows = Math.min(size, x.length - from);
            if (rows < size && config.path("drop_last").asBoolean(false)) {
                break;
            }
            int[] batch = new int[rows];
            for (int i = 0; i < rows; i++) {
                batch[i] = orders.isArray() ? orders.path(epoch).path(from + i).asInt() : from + i;
            }
            double dataLoss = update(batch, rate);
            means.add(dataLoss);
            running += dataLoss * rows;
            sklearn += (dataLoss + lastPenalty) * rows;
            seen += rows;
        }
        runningLosses.add(running / seen);
        sklearnLosses.add(sklearn / seen);
        batchMeanLosses.add(means.stream().mapToDouble(Double::doubleValue).sum() / means.size());
    }

    private double lastPenalty;

    /** One update; answers the batch's loss before it. */
    private double update(int[] batch, double rate) {
        double[] gradient = new double[network.parameters().length];
        double dataLoss = 0;
        for (int row : batch) {
            double weight = (sampleWeights == null ? 1 : sampleWeights[row]) / batch.length;
            dataLoss += weight * network.loss(x[row], y[row], loss);
            network.addGradient(x[row], y[row], loss, weight, gradient);
        }
        double share = share(batch.length);
        lastPenalty = penalty(share);
        for (int i = 0; i < gradient.length; i++) {
            double w = network.parameters()[i];
            gradient[i] += isPenalized(i)
                    ? share * (penalties.getOrDefault("l2", 0.0) * w
                            + penalties.getOrDefault("l1", 0.0) * Math.signum(w))
                    : 0;
        }
        if (updates == 0) {
            firstGradient = gradient.clone();
            firstBatchLoss = dataLoss;
        }
        clip(gradient);
        optimizer.update(network.parameters(), gradient, rate);
        if (updates == 0) {
            firstParameters = network.parameters().clone();
        }
        updates++;
        return dataLoss;
    }

    /** Part of the penalty that acts on so many rows: scikit-learn divides it by them. */
    private double share(int rows) {
        return penalties.getOrDefault("divide_by_batch", 0.0) > 0 ? 1.0 / rows : 1;
    }

    private void clip(double[] gradient) {
        if (clip.containsKey("norm")) {
            double length = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            double factor = Math.min(1, clip.getOrDefault("norm", 0.0) / (length + clip.getOrDefault("eps", 0.0)));
            Arrays.setAll(gradient, i -> gradient[i] * factor);
        }
        if (clip.containsKey("value")) {
            double most = clip.getOrDefault("value", 0.0);
            Arrays.setAll(gradient, i -> Math.clamp(gradient[i], -most, most));
        }
    }

    private boolean isPenalized(int place) {
        return penalties.getOrDefault("on_bias", 0.0) > 0 || !network.isBias(place);
    }

    private double penalty(double share) {
        double sum = 0;
        for (int i = 0; i < network.parameters().length; i++) {
            double w = network.parameters()[i];
            sum += isPenalized(i)
                    ? penalties.getOrDefault("l2", 0.0) / 2 * w * w + penalties.getOrDefault("l1", 0.0) * Math.abs(w)
                    : 0;
        }
        return share * sum;
    }

    /** The mean loss of those rows. */
    public double meanLoss(double[][] rows, double[][] targets, double @Nullable [] weights) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += (weights == null ? 1 : weights[i]) * network.loss(rows[i], targets[i], loss);
        }
        return sum / rows.length;
    }
}
