package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.trainyard.compute.kernel.PartReady;

/**
 * The steps of one array of parameters, and what the optimizer remembers of it. A part of the array takes its step as
 * soon as the gradient of that part is there, unless the plan clips: then all steps wait for the whole gradient. Parts
 * may be stepped on several threads at a time: they are disjoint, the rate and the scalars are only read meanwhile, and
 * a number's step depends on numbers of its own index alone.
 */
final class ParameterStep implements PartReady {
    private final Parameter parameter;
    private final Optimizer optimizer;
    private final float[][] slots;
    private final double[] scalars;
    private final float l1;
    private final float l2;
    private final boolean waits;
    private double rate;

    /**
     * @param scalars what the optimizer remembers of all parameters together; not modified here
     * @param waits whether steps are to be taken by {@link #finish} alone
     */
    ParameterStep(Parameter parameter, TrainingPlan plan, double[] scalars, boolean waits) {
        this.parameter = parameter;
        this.optimizer = plan.optimizer();
        this.scalars = scalars;
        this.l1 = parameter.penalized() ? plan.l1().floatValue() : 0;
        this.l2 = parameter.penalized() ? plan.l2().floatValue() : 0;
        this.waits = waits;
        var memory = optimizer.memory();
        this.slots = new float[memory.slots().size()][parameter.size()];
        if (slots.length > 0) {
            Arrays.fill(slots[0], memory.first());
        }
    }

    /** The rate of the step that comes next. */
    void begin(double rateOfStep) {
        rate = rateOfStep;
    }

    @Override
    public void ready(int from, int to) {
        if (l1 != 0 || l2 != 0) {
            addPenalty(parameter.value().data, parameter.gradient().data, from, to);
        }
        if (!waits) {
            optimizer.update(parameter.value().data, parameter.gradient().data, slots, scalars, rate, from, to);
        }
    }

    /** Takes the step where it had to wait. */
    void finish() {
        if (waits) {
            optimizer.update(parameter.value().data, parameter.gradient().data, slots, scalars, rate, 0,
                    parameter.size());
        }
    }

    /** Adds the penalty's derivative to the gradient: l2·w + l1·sign(w), with sign(0) = 0. */
    private void addPenalty(float[] w, float[] g, int from, int to) {
        for (int j = from; j < to; j++) {
            g[j] = Math.fma(l1, Math.signum(w[j]), Math.fma(l2, w[j], g[j]));
        }
    }

    /** Copies of what the optimizer remembers of the array, in the order of {@link Optimizer.Memory#slots()}. */
    List<float[]> slots() {
        return Arrays.stream(slots).map(float[]::clone).toList();
    }

    /** Takes over the memory of the same array in another training. */
    void take(ParameterStep other) {
        for (int i = 0; i < slots.length; i++) {
            System.arraycopy(other.slots[i], 0, slots[i], 0, slots[i].length);
        }
    }

    void write(DataOutput out) throws IOException {
        for (float[] slot : slots) {
            Weights.write(slot, out);
        }
    }

    void read(DataInput in) throws IOException {
        for (float[] slot : slots) {
            Weights.read(slot, in);
        }
    }
}
