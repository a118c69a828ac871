package org.trainyard.insights.export;

import java.util.List;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

import org.trainyard.compute.TrainedModel;

/** From what the last layer says to the answer of a prediction: its label, its probabilities, its values. */
final class OnnxOutputs {

    static final String LABEL = "label";
    static final String PROBABILITIES = "probabilities";
    static final String VALUES = "values";

    private OnnxOutputs() {}

    /** @param last what the last layer says, n×units */
    static void add(Exported exported, OnnxGraph graph, String last) {
        int units = exported.model().network().outputs();
        var classes = exported.classes();
        if (classes == null) {
            graph.output(unscaled(exported, graph, last), VALUES, DataType.FLOAT, units, "In the targets' own units");
            return;
        }
        graph.output(label(exported, graph, last, classes), LABEL, DataType.STRING, 0, "The predicted class");
        if (exported.givesProbabilities()) {
            var probabilities = units == 1 ? both(graph, last) : last;
            graph.output(probabilities, PROBABILITIES, DataType.FLOAT, Math.max(2, units), "One for each class");
        }
        graph.output(last, VALUES, DataType.FLOAT, units, "What the last layer says");
    }

    private static String label(Exported exported, OnnxGraph graph, String last, List<String> classes) {
        var number = switch (exported.model().encoding()) {
            // of equal largest ones, the first
            case ONE_HOT -> graph.node("ArgMax").with("axis", 1L).with("keepdims", 0L).add(last);
            case ZERO_ONE -> reached(graph, last, 0.5f);
            case PLUS_MINUS_ONE -> reached(graph, last, 0);
            case VALUES -> throw new IllegalStateException("a regression has no classes");
        };
        return graph.add("Gather", graph.texts(classes), number);
    }

    /** 1 for rows whose one output is at least that, else 0. */
    private static String reached(OnnxGraph graph, String last, float least) {
        var reached = graph.add("GreaterOrEqual", graph.add("Squeeze", last, graph.longs(1)), graph.number(least));
        return graph.node("Cast").with("to", DataType.INT64.getNumber()).add(reached);
    }

    private static String both(OnnxGraph graph, String second) {
        return graph.node("Concat").with("axis", 1L).add(graph.add("Sub", graph.number(1), second), second);
    }

    private static String unscaled(Exported exported, OnnxGraph graph, String last) {
        if (!exported.scalesTargets()) {
            return last;
        }
        var units = exported.model().targetUnits();
        var widths = graph.doubles(units.stream().map(TrainedModel.TargetUnit::width).toList());
        var shifts = graph.doubles(units.stream().map(TrainedModel.TargetUnit::shift).toList());
        return graph.toFloat(graph.add("Add", graph.add("Mul", graph.toDouble(last), widths), shifts));
    }
}
