package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.compute.TrainedModel;

/** What a source says of its data, whatever library it is for. */
final class PythonText {

    private PythonText() {}

    /** Definitions: names, classes and scaling, as far as there are such. */
    static String constants(Exported exported) {
        var lines = new ArrayList<String>();
        if (exported.hasNames()) {
            lines.add("# Columns of names, by number: a cell is one of them, and goes in as its place in the list.");
            lines.add("NAMES = {");
            IntStream.range(0, exported.columns().size()).filter(column -> !exported.names(column).isEmpty())
                    .forEach(column -> lines.add("    %d: %s,".formatted(column,
                            Literal.list(exported.names(column).stream().map(Literal::of).toList(), "    "))));
            lines.add("}");
        }
        lines.add("# What is predicted.");
        lines.add("TARGETS = " + Literal.texts(
                exported.definition().dataset().targets().stream().map(target -> target.name()).toList()));
        var classes = exported.classes();
        if (classes != null) {
            lines.add("CLASSES = " + Literal.texts(classes));
        }
        if (exported.scalesInputs()) {
            var inputs = exported.model().inputs();
            lines.add("# What each number that goes in was fitted to on the training rows: (x - shift) / width.");
            lines.add(array("SHIFTS", inputs.stream().map(TrainedModel.Input::shift).toList()));
            lines.add(array("WIDTHS", inputs.stream().map(TrainedModel.Input::width).toList()));
        }
        if (exported.scalesTargets()) {
            var units = exported.model().targetUnits();
            lines.add("# The same for the targets.");
            lines.add(array("TARGET_SHIFTS", units.stream().map(TrainedModel.TargetUnit::shift).toList()));
            lines.add(array("TARGET_WIDTHS", units.stream().map(TrainedModel.TargetUnit::width).toList()));
        }
        return String.join("\n", lines);
    }

    private static String array(String name, List<Double> numbers) {
        return "%s = np.array(%s)".formatted(name, Literal.numbers(numbers));
    }

    /** How the cells of a row become numbers. */
    static String cells(Exported exported) {
        return exported.hasNames()
                ? "[NAMES[j].index(name_of(cell)) if j in NAMES else cell for j, cell in enumerate(cells)]"
                : "cells";
    }

    /** The functions that understand names, where there are some. */
    static String names(Exported exported) {
        var functions = new StringBuilder();
        if (exported.hasNames() || exported.classes() != null) {
            functions.append("""
                    def name_of(cell):
                        \"""A name; it may be given as a whole number.\"""
                        whole = isinstance(cell, (float, np.floating)) and float(cell).is_integer()
                        return str(int(cell)) if whole else str(cell).strip()


                    """);
        }
        if (exported.classes() != null) {
            functions.append("""
                    def classes(targets):
                        \"""The numbers of classes, from their names.\"""
                        return np.array([CLASSES.index(name_of(target)) for target in targets])


                    """);
        }
        return functions.toString().stripTrailing() + (functions.isEmpty() ? "" : "\n\n");
    }

    /** What is made of the columns. */
    static String parts(Exported exported) {
        var parts = exported.parts();
        if (parts.equals(List.of(new InputPart.Columns(0, exported.columns().size())))) {
            return "";
        }
        return "    x = np.concatenate([\n"
                + Literal.lines(parts.stream().map(PythonText::part).toList(), "        ") + "\n    ], axis=1)";
    }

    private static String part(InputPart part) {
        return switch (part) {
            case InputPart.Columns some -> columns(some.first(), some.count());
            case InputPart.OneHot hot -> "(%s == np.arange(%d)).astype(np.float32)"
                    .formatted(columns(hot.column(), 1), hot.count());
            case InputPart.Product product -> columns(product.first(), 1) + " * " + columns(product.second(), 1);
            // in double, where the sine of a large number is as exact as the service's own
            case InputPart.Sine sine -> "np.sin(%s.astype(np.float64)).astype(np.float32)"
                    .formatted(columns(sine.column(), 1));
        };
    }

    private static String columns(int first, int count) {
        return "x[:, %d:%d]".formatted(first, first + count);
    }

    /** The lines that say what outputs mean. */
    static String answer(Exported exported) {
        var label = switch (exported.model().encoding()) {
            case ONE_HOT -> "int(np.argmax(outputs))";
            case ZERO_ONE -> "int(outputs[0] >= 0.5)";
            case PLUS_MINUS_ONE -> "int(outputs[0] >= 0)";
            case VALUES -> "";
        };
        if (label.isEmpty()) {
            return exported.scalesTargets()
                    ? "    values = (outputs.astype(np.float64) * TARGET_WIDTHS + TARGET_SHIFTS).astype(np.float32)\n"
                            + "    return {\"values\": values.tolist()}"
                    : "    return {\"values\": outputs.tolist()}";
        }
        var probabilities = exported.model().network().outputs() == 1
                ? "[1 - float(outputs[0]), float(outputs[0])]"
                : "outputs.tolist()";
        return "    label = CLASSES[%s]\n    return {\"label\": label%s, \"values\": outputs.tolist()}".formatted(label,
                exported.givesProbabilities() ? ", \"probabilities\": " + probabilities : "");
    }

    /** What the network should say, in words. */
    static String encoding(Exported exported) {
        return switch (exported.model().encoding()) {
            case ONE_HOT -> "1 for the class of the row, 0 for the others";
            case ZERO_ONE -> "0 for the first class, 1 for the second";
            case PLUS_MINUS_ONE -> "-1 for the first class, 1 for the second";
            case VALUES -> "the values, scaled where the run scaled them";
        };
    }

    /** The same as code. */
    static String encode(Exported exported) {
        return switch (exported.model().encoding()) {
            case ONE_HOT -> "    return np.eye(len(CLASSES), dtype=np.float32)[classes(targets)]";
            case ZERO_ONE -> "    return classes(targets).astype(np.float32)[:, None]";
            case PLUS_MINUS_ONE -> "    return (2 * classes(targets) - 1).astype(np.float32)[:, None]";
            case VALUES -> "    values = np.asarray(targets, np.float64).reshape(len(targets), -1)\n    return "
                    + (exported.scalesTargets() ? "((values - TARGET_SHIFTS) / TARGET_WIDTHS)" : "values")
                    + ".astype(np.float32)";
        };
    }
}
