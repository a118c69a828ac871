package org.trainyard.insights.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.LittleEndian;
import org.trainyard.compute.Numerics;

/**
 * A network as an ONNX model. Its weights are written from where they lie: protobuf allows the members of a message in any
 * order, and only lengths have to be known before.
 */
final class OnnxModel {

    /** The domain of the operators for classical machine learning. */
    static final String MACHINE_LEARNING = "ai.onnx.ml";

    /** Operators of opset 17 are known to ONNX Runtime since 1.12, of the year 2022. */
    private static final int OPSET = 17;
    private static final int MACHINE_LEARNING_OPSET = 3;
    /** The version of the file's own format that belongs to this opset. */
    private static final int IR_VERSION = 8;
    private static final int BLOCK = 1 << 16;
    private static final JsonMapper JSON = new JsonMapper();

    private OnnxModel() {}

    static void write(Exported exported, OutputStream out) throws IOException {
        var graph = new OnnxGraph();
        var inputs = new OnnxInputs(exported, graph);
        OnnxOutputs.add(exported, graph, layers(exported, graph, inputs.prepared()));
        var model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("Trainyard")
                .setDocString("The network of run %s, raw rows in, predictions out.".formatted(exported.runId()))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET));
        if (exported.hasNames()) {
            model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MACHINE_LEARNING)
                    .setVersion(MACHINE_LEARNING_OPSET));
        }
        metadata(exported, inputs).forEach((key, value) -> model
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        write(model.build(), graph, out);
    }

    private static String layers(Exported exported, OnnxGraph graph, String inputs) {
        var value = inputs;
        int number = 1;
        for (var layer : exported.model().layers()) {
            var name = "layer%d".formatted(number++);
            var weights = graph.weights(name + "/weights", List.of(layer.inputs(), layer.units()),
                    layer.weights());
            var z = layer.biases().hasRemaining()
                    ? graph.add("Gemm", value, weights,
                            graph.weights(name + "/biases", List.of(layer.units()), layer.biases()))
                    : graph.add("MatMul", value, weights);
            value = ActivationForms.of(layer.activation()).onnx().add(graph, z);
        }
        return value;
    }

    private static Map<String, String> metadata(Exported exported, OnnxInputs inputs) {
        var dataset = exported.definition().dataset();
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("run", exported.runId());
        metadata.put("epoch", exported.epoch());
        metadata.put("weightsSha256", exported.model().weightsSha256());
        metadata.put("numericsVersion", String.valueOf(Numerics.VERSION));
        metadata.put("dataset", dataset.name());
        metadata.put("datasetSha256", dataset.sha256());
        metadata.put("columns", JSON.writeValueAsString(inputs.columns()));
        metadata.put("targets", JSON.writeValueAsString(dataset.targets().stream().map(each -> each.name()).toList()));
        if (exported.classes() != null) {
            metadata.put("classes", JSON.writeValueAsString(exported.classes()));
        }
        return metadata;
    }

    private static void write(ModelProto model, OnnxGraph graph, OutputStream out) throws IOException {
        var rest = graph.built("run");
        long length = rest.getSerializedSize();
        for (var weights : graph.weights()) {
            long tensor = length(weights);
            length += CodedOutputStream.computeTagSize(GraphProto.INITIALIZER_FIELD_NUMBER)
                    + CodedOutputStream.computeUInt64SizeNoTag(tensor) + tensor;
        }
        var coded = CodedOutputStream.newInstance(out, BLOCK);
        model.writeTo(coded);
        coded.writeTag(ModelProto.GRAPH_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        coded.writeUInt64NoTag(length);
        rest.writeTo(coded);
        for (var weights : graph.weights()) {
            coded.writeTag(GraphProto.INITIALIZER_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            coded.writeUInt64NoTag(length(weights));
            described(weights).writeTo(coded);
            coded.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            coded.writeUInt64NoTag(bytes(weights));
            coded.flush();
            LittleEndian.write(weights.numbers(), out);
        }
        coded.flush();
    }

    private static long length(OnnxGraph.Weights weights) {
        return described(weights).getSerializedSize() + bytes(weights)
                + CodedOutputStream.computeTagSize(TensorProto.RAW_DATA_FIELD_NUMBER)
                + CodedOutputStream.computeUInt64SizeNoTag(bytes(weights));
    }

    private static long bytes(OnnxGraph.Weights weights) {
        return (long) Float.BYTES * weights.numbers().remaining();
    }

    /** A tensor without its numbers. */
    private static TensorProto described(OnnxGraph.Weights weights) {
        var tensor = TensorProto.newBuilder().setName(weights.name())
                .setDataType(TensorProto.DataType.FLOAT.getNumber());
        weights.shape().forEach(tensor::addDims);
        return tensor.build();
    }
}
