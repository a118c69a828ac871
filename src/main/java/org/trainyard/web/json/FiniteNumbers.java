package org.trainyard.web.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a number that is not finite as null: JSON has no other word for it, and "NaN" in quotes is no number. */
final class FiniteNumbers extends SimpleModule {
    private static final long serialVersionUID = 1;

    FiniteNumbers() {
        super("finite-numbers");
        addSerializer(Double.class, new Doubles());
        addSerializer(double.class, new Doubles());
        addSerializer(Float.class, new Floats());
        addSerializer(float.class, new Floats());
        addSerializer(double[].class, new DoubleArrays());
        addSerializer(float[].class, new FloatArrays());
    }

    private static void write(JsonGenerator out, double value) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static void write(JsonGenerator out, float value) {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static final class Doubles extends StdSerializer<Double> {
        Doubles() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            write(out, value);
        }
    }

    private static final class Floats extends StdSerializer<Float> {
        Floats() {
            super(Float.class);
        }

        @Override
        public void serialize(Float value, JsonGenerator out, SerializationContext context) {
            write(out, value);
        }
    }

    private static final class DoubleArrays extends StdSerializer<double[]> {
        DoubleArrays() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializationContext context) {
            out.writeStartArray(values, values.length);
            for (var value : values) {
                write(out, value);
            }
            out.writeEndArray();
        }
    }

    private static final class FloatArrays extends StdSerializer<float[]> {
        FloatArrays() {
            super(float[].class);
        }

        @Override
        public void serialize(float[] values, JsonGenerator out, SerializationContext context) {
            out.writeStartArray(values, values.length);
            for (var value : values) {
                write(out, value);
            }
            out.writeEndArray();
        }
    }
}
