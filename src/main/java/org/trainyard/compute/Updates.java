package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Kernels;

/** Moves the parameters of a network by their gradients, and owns what the optimizer remembers from update to update. */
final class Updates {
    private final List<Parameter> parameters;
    private final Optimizer optimizer;
    private final float l1;
    private final float l2;
    private final @Nullable Double clipNorm;
    private final float clipValue;
    private final float[][][] slots;
    private final double[] scalars;
    private long count;

    Updates(List<Parameter> parameters, TrainingPlan plan) {
        this.parameters = parameters;
        this.optimizer = plan.optimizer();
        this.l1 = plan.l1().floatValue();
        this.l2 = plan.l2().floatValue();
        this.clipNorm = plan.clipNorm();
        this.clipValue = plan.clipValue() == null ? 0 : plan.clipValue().floatValue();
        var memory = optimizer.memory();
        this.slots = new float[parameters.size()][memory.slots()][];
        for (int i = 0; i < slots.length; i++) {
            for (int s = 0; s < memory.slots(); s++) {
                slots[i][s] = new float[parameters.get(i).size()];
                Arrays.fill(slots[i][s], s == 0 ? memory.first() : 0);
            }
        }
        this.scalars = new double[memory.scalars()];
        Arrays.fill(scalars, 1);
    }

    /** Adds the penalty's derivative to each gradient: l2·w + l1·sign(w), with sign(0) = 0. */
    void addPenalty() {
        if (l1 == 0 && l2 == 0) {
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (parameter.penalized()) {
                addPenalty(parameter.value().data, parameter.gradient().data);
            }
        }
    }

    private void addPenalty(float[] w, float[] g) {
        for (int j = 0; j < w.length; j++) {
            g[j] = Math.fma(l1, Math.signum(w[j]), Math.fma(l2, w[j], g[j]));
        }
    }

    /** Euclidean length of the gradient over all parameters: parameter by parameter, each in ascending order. */
    double gradientNorm() {
        double sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum += Kernels.sumOfSquares(parameters.get(i).gradient().data, parameters.get(i).size());
        }
        return Math.sqrt(sum);
    }

    /** Clips what is to be clipped, then takes the optimizer's step at this rate. */
    void apply(double rate) {
        clip();
        count++;
        optimizer.begin(scalars);
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            optimizer.update(parameter.value().data, parameter.gradient().data, slots[i], scalars, rate);
        }
    }

    private void clip() {
        double norm = clipNorm == null ? 0 : gradientNorm();
        if (clipNorm != null && norm > clipNorm) {
            float factor = (float) (clipNorm / norm);
            for (int i = 0; i < parameters.size(); i++) {
                UpdateRules.shrink(parameters.get(i).gradient().data, factor);
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

    /** Updates so far, from the very start. */
    long count() {
        return count;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (double scalar : scalars) {
            out.writeDouble(scalar);
        }
        for (float[][] ofParameter : slots) {
            for (float[] slot : ofParameter) {
                Weights.write(slot, out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = in.readDouble();
        }
        for (float[][] ofParameter : slots) {
            for (float[] slot : ofParameter) {
                Weights.read(slot, in);
            }
        }
    }
}
