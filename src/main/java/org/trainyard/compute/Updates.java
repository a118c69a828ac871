package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Kernels;
import org.trainyard.compute.kernel.PartReady;

/**
 * Moves the parameters of a network by their gradients, and owns what the optimizer remembers from update to update. An
 * update is {@link #begin}, then a backward pass that calls {@link #onWeights} and {@link #onBiases}, then {@link
 * #finish}.
 */
final class Updates {
    private final List<Parameter> parameters;
    private final Optimizer optimizer;
    private final float l1;
    private final float l2;
    private final @Nullable Double clipNorm;
    private final float clipValue;
    private final ParameterStep[] steps;
    private final PartReady[] onWeights;
    private final PartReady[] onBiases;
    private final double[] scalars;
    private long count;

    Updates(List<Parameter> parameters, TrainingPlan plan) {
        this.parameters = parameters;
        this.optimizer = plan.optimizer();
        this.l1 = plan.l1().floatValue();
        this.l2 = plan.l2().floatValue();
        this.clipNorm = plan.clipNorm();
        this.clipValue = plan.clipValue() == null ? 0 : plan.clipValue().floatValue();
        this.scalars = new double[optimizer.memory().scalars().size()];
        Arrays.fill(scalars, 1);
        this.steps = new ParameterStep[parameters.size()];
        int layers = parameters.getLast().layer() + 1;
        this.onWeights = new PartReady[layers];
        this.onBiases = new PartReady[layers];
        Arrays.fill(onBiases, PartReady.IGNORED);
        for (int i = 0; i < steps.length; i++) {
            var parameter = parameters.get(i);
            steps[i] = new ParameterStep(parameter, plan, scalars, clips());
            (parameter.penalized() ? onWeights : onBiases)[parameter.layer()] = steps[i];
        }
    }

    /** Before the gradients of an update are computed, which is to take a step at this rate. */
    void begin(double rate) {
        count++;
        optimizer.begin(scalars);
        for (var step : steps) {
            step.begin(rate);
        }
    }

    /** What follows when a part of the gradient of a layer's weights is there; only then may those weights change. */
    PartReady onWeights(int layer) {
        return onWeights[layer];
    }

    /** The same for its biases. */
    PartReady onBiases(int layer) {
        return onBiases[layer];
    }

    /** Euclidean length of the gradient over all parameters: parameter by parameter, each in ascending order. */
    double gradientNorm() {
        double sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum += Kernels.sumOfSquares(parameters.get(i).gradient().data, parameters.get(i).size());
        }
        return Math.sqrt(sum);
    }

    /** When all gradients are there: clips what is to be clipped, and takes the steps that had to wait for that. */
    void finish() {
        if (clips()) {
            clip();
            for (var step : steps) {
                step.finish();
            }
        }
    }

    /** A largest derivative so small that float32 has no number for it clips nothing. */
    private boolean clips() {
        return clipNorm != null || clipValue > 0;
    }

    private void clip() {
        double norm = clipNorm == null ? 0 : gradientNorm();
        if (clipNorm != null && norm > clipNorm) {
            float factor = (float) (clipNorm / norm);
            for (int i = 0; i < parameters.size(); i++) {
                UpdateRules.shrink(parameters.get(i).gradient().data, factor, 0, parameters.get(i).size());
            }
        }
        for (int i = 0; clipValue > 0 && i < parameters.size(); i++) {
            float[] g = parameters.get(i).gradient().data;
            for (int j = 0; j < g.length; j++) {
                g[j] = Math.max(-clipValue, Math.min(clipValue, g[j]));
            }
        }
    }

    /** l2/2 Σw² + l1 Σ|w| over weights. */
    double penalty() {
        double sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).penalized()) {
                for (float w : parameters.get(i).value().data) {
                    sum += (double) l2 / 2 * w * w + l1 * Math.abs((double) w);
                }
            }
        }
        return sum;
    }

    /** Copies of what the optimizer remembers of each array of parameters. */
    List<List<float[]>> slots() {
        return Arrays.stream(steps).map(ParameterStep::slots).toList();
    }

    /** A copy of what it remembers of all of them together. */
    double[] scalars() {
        return scalars.clone();
    }

    /** Updates so far, from the very start. */
    long count() {
        return count;
    }

    /** Takes over another training's count, and its memory if this optimizer is of the same kind and remembers as much. */
    void take(Updates other) {
        count = other.count;
        if (optimizer.getClass() == other.optimizer.getClass() && optimizer.memory().equals(other.optimizer.memory())) {
            System.arraycopy(other.scalars, 0, scalars, 0, scalars.length);
            for (int i = 0; i < steps.length; i++) {
                steps[i].take(other.steps[i]);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double scalar : scalars) {
            out.writeDouble(scalar);
        }
        for (var step : steps) {
            step.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = in.readDouble();
        }
        for (var step : steps) {
            step.read(in);
        }
    }
}
