package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** A copy of all parameters of a network, in the order of {@link Network#parameters()}. */
record Weights(float[][] arrays) {

    /** All 0, in the shape of those parameters. */
    static Weights like(List<Parameter> parameters) {
        var arrays = new float[parameters.size()][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = new float[parameters.get(i).size()];
        }
        return new Weights(arrays);
    }

    /** Becomes equal to weights of the same shape. */
    void take(Weights other) {
        for (int i = 0; i < arrays.length; i++) {
            System.arraycopy(other.arrays[i], 0, arrays[i], 0, arrays[i].length);
        }
    }

    void write(DataOutput out) throws IOException {
        for (float[] array : arrays) {
            write(array, out);
        }
    }

    void read(DataInput in) throws IOException {
        for (float[] array : arrays) {
            read(array, in);
        }
    }

    static void write(float[] array, DataOutput out) throws IOException {
        for (float number : array) {
            out.writeInt(Float.floatToRawIntBits(number));
        }
    }

    static void read(float[] array, DataInput in) throws IOException {
        for (int i = 0; i < array.length; i++) {
            array[i] = Float.intBitsToFloat(in.readInt());
        }
    }
}
