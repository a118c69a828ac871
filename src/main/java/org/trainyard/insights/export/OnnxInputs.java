package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.TrainedModel;

/**
 * From raw rows to what goes into the network. All columns of numbers are one input, {@code x}; a column of names is an
 * input of its own, of text, that is called as the column where that is a name for ONNX (letters, digits and _), else
 * column_1, column_2 … by position. A name that the dataset does not have makes all outputs of its row NaN.
 */
final class OnnxInputs {

    /** What inputs must not be called: names of other inputs and of outputs. */
    private static final Set<String> TAKEN = Set.of(OnnxInputs.NUMBERS, OnnxOutputs.LABEL, OnnxOutputs.PROBABILITIES,
            OnnxOutputs.VALUES);
    private static final String NUMBERS = "x";

    private final OnnxGraph graph;
    private final List<Column> columns = new ArrayList<>();
    private final String prepared;

    /**
     * Where a column goes in.
     *
     * @param name of the column
     * @param input the input of the graph
     * @param index its place in {@code x}; null for a column of names
     * @param names what it may hold; null for a column of numbers
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Column(String name, String input, @Nullable Integer index, @Nullable List<String> names) {}

    OnnxInputs(Exported exported, OnnxGraph graph) {
        this.graph = graph;
        place(exported);
        var numbers = columns.stream().filter(column -> column.index() != null).map(Column::name).toList();
        if (!numbers.isEmpty()) {
            graph.input(NUMBERS, DataType.FLOAT, numbers.size(), "Columns " + String.join(", ", numbers));
        }
        columns.stream().filter(column -> column.names() != null).forEach(
                column -> graph.input(column.input(), DataType.STRING, 1, "Column " + column.name()));
        prepared = scaled(exported.model().inputs(), joined(exported.parts()));
    }

    private void place(Exported exported) {
        var taken = new HashSet<>(TAKEN);
        int numbers = 0;
        for (int column = 0; column < exported.columns().size(); column++) {
            var name = exported.columns().get(column).name();
            if (exported.names(column).isEmpty()) {
                columns.add(new Column(name, NUMBERS, numbers++, null));
                continue;
            }
            var input = name.matches("[A-Za-z_][A-Za-z0-9_]*") && taken.add(name) ? name : "column_" + (column + 1);
            taken.add(input);
            columns.add(new Column(name, input, null, exported.names(column)));
        }
    }

    /** Where each column goes in, in the order of the dataset. */
    List<Column> columns() {
        return columns;
    }

    /** What goes into the first layer, n × inputs. */
    String prepared() {
        return prepared;
    }

    private String joined(List<InputPart> parts) {
        var pieces = parts.stream().flatMap(part -> (switch (part) {
            case InputPart.Columns some -> asTheyAre(some).stream();
            case InputPart.OneHot hot -> List.of(oneHot(hot)).stream();
            case InputPart.Product product -> List.of(
                    graph.add("Mul", column(product.first()), column(product.second()))).stream();
            // in double, where the sine of a large number is as exact as the service's own
            case InputPart.Sine sine -> List.of(
                    graph.toFloat(graph.add("Sin", graph.toDouble(column(sine.column()))))).stream();
        })).toArray(String[]::new);
        return pieces.length == 1 ? pieces[0] : graph.node("Concat").with("axis", 1L).add(pieces);
    }

    /** Neighbours in x go in together. */
    private List<String> asTheyAre(InputPart.Columns some) {
        var pieces = new ArrayList<String>();
        int end = some.first() + some.count();
        for (int column = some.first(); column < end;) {
            int from = column++;
            var first = columns.get(from).index();
            if (first == null) {
                pieces.add(column(from));
                continue;
            }
            while (column < end && columns.get(column).index() != null) {
                column++;
            }
            boolean all = column - from == columns.stream().filter(each -> each.index() != null).count();
            pieces.add(all
                    ? NUMBERS
                    : graph.add("Slice", NUMBERS, graph.longs(first), graph.longs(first + column - from),
                            graph.longs(1)));
        }
        return pieces;
    }

    /** A column as numbers, n×1; names are their places among the names. */
    private String column(int number) {
        var column = columns.get(number);
        if (column.index() != null) {
            return graph.node("Gather").with("axis", 1L).add(NUMBERS, graph.longs(column.index()));
        }
        var names = column.names() == null ? List.<String>of() : column.names();
        var keys = AttributeProto.newBuilder().setName("keys_strings").setType(AttributeProto.AttributeType.STRINGS)
                .addAllStrings(names.stream().map(ByteString::copyFromUtf8).toList());
        var places = AttributeProto.newBuilder().setName("values_floats").setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(places(names.size()));
        return graph.node("LabelEncoder").ofMachineLearning().with(keys).with(places).with("default_float", Float.NaN)
                .add(column.input());
    }

    private String oneHot(InputPart.OneHot hot) {
        var place = column(hot.column());
        var matches = graph.toFloat(graph.add("Equal", place, graph.floats(places(hot.count()))));
        // 0, and NaN for an unknown name, which else would be no name at all
        return graph.add("Add", matches, graph.add("Sub", place, place));
    }

    private static List<Float> places(int count) {
        return IntStream.range(0, count).mapToObj(place -> (float) place).toList();
    }

    private String scaled(List<TrainedModel.Input> inputs, String features) {
        if (inputs.stream().allMatch(TrainedModel.Input::isUnscaled)) {
            return features;
        }
        var shifts = graph.doubles(inputs.stream().map(TrainedModel.Input::shift).toList());
        var widths = graph.doubles(inputs.stream().map(TrainedModel.Input::width).toList());
        return graph.toFloat(graph.add("Div", graph.add("Sub", graph.toDouble(features), shifts), widths));
    }
}
