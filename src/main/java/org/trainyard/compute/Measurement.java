package org.trainyard.compute;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Loss and accuracy of a network over a whole part, row after row in the part's own order, without penalty. Buffers are
 * made once.
 */
final class Measurement {
    private final PreparedData.Part part;
    private final @Nullable Loss loss;
    private final double huber;
    private final int divisor;
    private final TargetEncoding encoding;
    private final double[] classWeights;
    private final float[] inputs;
    private final double[] losses;
    private double sum;
    private int right;
    private boolean finite;

    Measurement(PreparedData.Part part, TrainingPlan plan, TargetEncoding encoding, int capacity) {
        this(part, plan, encoding, capacity, new double[0]);
    }

    /** @param losses modified: where each row's own loss goes, without the weight of its class; empty for nowhere */
    Measurement(PreparedData.Part part, TrainingPlan plan, TargetEncoding encoding, int capacity, double[] losses) {
        this.losses = losses;
        this.part = part;
        this.loss = plan.loss();
        this.huber = plan.lossDelta().floatValue();
        this.divisor = loss == null ? 1 : loss.divisor(plan.lossReduction(), part.targets().numCols);
        this.encoding = encoding;
        this.classWeights = ClassWeights.of(plan);
        this.inputs = new float[Math.min(capacity, part.size()) * part.inputs().columns()];
    }

    /**
     * Measures the network as it is.
     *
     * @param goOn asked before each few rows
     * @return false when it was not to go on, and there are no figures
     */
    boolean measure(Network network, BooleanSupplier goOn) {
        sum = 0;
        right = 0;
        finite = true;
        int d = part.inputs().columns();
        int k = part.targets().numCols;
        for (int from = 0; from < part.size(); from += network.capacity()) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            int rows = Math.min(network.capacity(), part.size() - from);
            read(from, rows, d);
            network.predict(inputs, rows);
            add(network.logits(), network.outputs(), from, rows, k);
        }
        return true;
    }

    private void read(int from, int rows, int d) {
        var array = part.inputs().array();
        if (array != null) {
            System.arraycopy(array, from * d, inputs, 0, rows * d);
            return;
        }
        for (int i = 0; i < rows; i++) {
            part.inputs().copy(from + i, inputs, i * d);
        }
    }

    private void add(float[] z, float[] a, int from, int rows, int k) {
        for (int i = 0; i < rows; i++) {
            int row = from + i;
            for (int j = 0; j < k; j++) {
                finite &= Math.abs(z[i * k + j]) <= Float.MAX_VALUE;
            }
            if (loss != null) {
                double weight = classWeights.length == 0 ? 1 : classWeights[part.labels()[row]];
                double own = rowLoss(loss, z, a, i * k, row * k, k);
                sum += weight * own;
                if (losses.length > 0) {
                    losses[row] = own;
                }
            }
            if (encoding != TargetEncoding.VALUES && encoding.decode(a, i * k, k) == part.labels()[row]) {
                right++;
            }
        }
    }

    private double rowLoss(Loss loss, float[] z, float[] a, int from, int targetFrom, int k) {
        return loss.row(z, a, from, part.targets().data, targetFrom, k, huber) / divisor;
    }

    /** Mean loss of the rows; null without rows or loss, or if it is not finite. */
    @Nullable
    Double loss() {
        double mean = sum / part.size();
        return loss == null || part.size() == 0 || !finite || !Double.isFinite(mean) ? null : (Double) mean;
    }

    /** Share of rows whose class is predicted; null without rows or classes, or if an output is not a number. */
    @Nullable
    Double accuracy() {
        return encoding == TargetEncoding.VALUES || part.size() == 0 || !finite
                ? null
                : (Double) ((double) right / part.size());
    }

    /** Whether every weighted sum of the last layer was finite. */
    boolean isFinite() {
        return finite && Double.isFinite(sum);
    }
}
