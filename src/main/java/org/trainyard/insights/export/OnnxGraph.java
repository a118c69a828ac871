package org.trainyard.insights.export;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

/**
 * A graph of ONNX that grows node by node; each is named by what comes out of it. Names of its own begin with a slash,
 * so that none is that of an input or an output.
 */
final class OnnxGraph {

    /** The one symbolic dimension: the number of rows. */
    private static final String ROWS = "n";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final List<Weights> weights = new ArrayList<>();

    /**
     * A large constant, which is written from where it lies.
     *
     * @param name what nodes call it
     * @param shape its dimensions
     * @param numbers not modified
     */
    record Weights(String name, List<Integer> shape, FloatBuffer numbers) {}

    /** A node that is not there yet. */
    final class Node {
        private final NodeProto.Builder node = NodeProto.newBuilder();

        private Node(String operator) {
            node.setOpType(operator);
        }

        /** Of the operators for classical machine learning. */
        Node ofMachineLearning() {
            node.setDomain(OnnxModel.MACHINE_LEARNING);
            return this;
        }

        Node with(String name, float value) {
            return with(AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT)
                    .setF(value));
        }

        Node with(String name, long value) {
            return with(AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT)
                    .setI(value));
        }

        /** An attribute with as many numbers, or as many texts. */
        Node with(AttributeProto.Builder attribute) {
            node.addAttribute(attribute);
            return this;
        }

        /** Adds it; the name of what comes out. */
        String add(String... inputs) {
            var name = "/%s_%d".formatted(node.getOpType(), graph.getNodeCount());
            return addAs(name, inputs);
        }

        private String addAs(String name, String... inputs) {
            graph.addNode(node.setName(name).addAllInput(List.of(inputs)).addOutput(name));
            return name;
        }
    }

    /** Begins a node of an operator. */
    Node node(String operator) {
        return new Node(operator);
    }

    /** Adds a node of an operator without attributes; the name of what comes out. */
    String add(String operator, String... inputs) {
        return node(operator).add(inputs);
    }

    String toFloat(String value) {
        return node("Cast").with("to", DataType.FLOAT.getNumber()).add(value);
    }

    String toDouble(String value) {
        return node("Cast").with("to", DataType.DOUBLE.getNumber()).add(value);
    }

    /** One number that fits any shape. */
    String number(float value) {
        return constant(TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addFloatData(value));
    }

    String floats(List<Float> values) {
        return constant(TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addDims(values.size())
                .addAllFloatData(values));
    }

    String doubles(List<Double> values) {
        return constant(TensorProto.newBuilder().setDataType(DataType.DOUBLE.getNumber()).addDims(values.size())
                .addAllDoubleData(values));
    }

    String longs(long... values) {
        var tensor = TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return constant(tensor);
    }

    String texts(List<String> values) {
        return constant(TensorProto.newBuilder().setDataType(DataType.STRING.getNumber()).addDims(values.size())
                .addAllStringData(values.stream().map(ByteString::copyFromUtf8).toList()));
    }

    private String constant(TensorProto.Builder tensor) {
        var name = "/constant_" + graph.getInitializerCount();
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    /** A large constant. */
    String weights(String name, List<Integer> shape, FloatBuffer numbers) {
        weights.add(new Weights("/" + name, shape, numbers));
        return "/" + name;
    }

    /** Declares an input of n rows. */
    String input(String name, DataType type, int columns, String doc) {
        graph.addInput(declared(name, type, columns).setDocString(doc));
        return name;
    }

    /** Declares an output: what has that name inside, under a name for users; without columns, one a row. */
    void output(String inside, String name, DataType type, int columns, String doc) {
        node("Identity").addAs(name, inside);
        graph.addOutput(declared(name, type, columns).setDocString(doc));
    }

    private static ValueInfoProto.Builder declared(String name, DataType type, int columns) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
        if (columns > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)));
    }

    /** All but the large constants. */
    GraphProto built(String name) {
        return graph.setName(name).build();
    }

    /** The large constants. */
    List<Weights> weights() {
        return weights;
    }
}
