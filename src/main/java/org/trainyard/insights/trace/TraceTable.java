package org.trainyard.insights.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Loss;
import org.trainyard.compute.LossReduction;

/**
 * An update as a table, a number a line, in the order in which it is computed. Each line has the formula with its numbers
 * filled in, so that a calculator is all one needs to check it.
 */
final class TraceTable {

    /** Terms of a sum that are written out. */
    private static final int MOST_TERMS = 16;

    private final TraceView trace;
    private final CsvWriter csv;

    private TraceTable(TraceView trace, CsvWriter csv) {
        this.trace = trace;
        this.csv = csv;
    }

    static String csv(TraceView trace) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("step", "layer", "row", "from", "unit", "quantity", "formula", "value");
            new TraceTable(trace, csv).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write() {
        for (int i = 0; i < trace.rows().size(); i++) {
            inputs(i);
            for (int l = 0; l < trace.layers().size(); l++) {
                forward(i, l);
            }
        }
        for (int i = 0; i < trace.rows().size(); i++) {
            for (int l = trace.layers().size() - 1; l >= 0; l--) {
                backward(i, l);
            }
        }
        for (int l = 0; l < trace.layers().size(); l++) {
            step(l);
        }
        checks();
    }

    private void inputs(int i) {
        var row = trace.rows().get(i);
        for (int p = 0; p < row.inputs().length; p++) {
            line("given", 0, i, p + 1, 0, "x", "", row.inputs()[p]);
        }
        for (int j = 0; j < row.target().length; j++) {
            line("given", 0, i, 0, j + 1, "y", "", row.target()[j]);
        }
    }

    private void forward(int i, int l) {
        var layer = trace.layers().get(l);
        for (int j = 0; j < layer.z()[i].length; j++) {
            int unit = j;
            var x = layer.x()[i];
            var weights = layer.before().weights();
            var bias = layer.before().biases().length == 0 ? "" : " + " + layer.before().biases()[j];
            line("forward", l + 1, i, 0, j + 1, "z", sum(x.length, p -> weights[p][unit] + " · " + x[p]) + bias,
                    layer.z()[i][j]);
            line("forward", l + 1, i, 0, j + 1, "a", activated(layer, i, j),
                    layer.a()[i][j]);
            if (layer.dropout() > 0 && l < trace.layers().size() - 1) {
                line("forward", l + 1, i, 0, j + 1, "dropped", layer.a()[i][j] + keeping(l, i, j),
                        trace.layers().get(l + 1).x()[i][j]);
            }
        }
    }

    private void loss(String when, @Nullable Double loss) {
        if (loss != null) {
            line("loss", 0, -1, 0, 0, "L", when, loss);
        }
    }

    /** Softmax looks at all units of its layer. */
    private static String activated(TraceView.Layer layer, int i, int j) {
        float[] z = layer.z()[i];
        return layer.activation().equals(Activation.SOFTMAX.label())
                ? "e^" + z[j] + " / (" + sum(z.length, k -> "e^" + z[k]) + ")"
                : layer.activation() + "(" + z[j] + ")";
    }

    /** What dropout multiplies an activation by; empty where a layer has none. */
    private String keeping(int l, int i, int j) {
        double dropout = trace.layers().get(l).dropout();
        return dropout == 0 ? "" : trace.layers().get(l + 1).x()[i][j] == 0 ? " · 0" : " / (1 − " + dropout + ")";
    }

    private void backward(int i, int l) {
        var layer = trace.layers().get(l);
        for (int j = 0; j < layer.delta()[i].length; j++) {
            line("backward", l + 1, i, 0, j + 1, "delta",
                    l == trace.layers().size() - 1 ? ofLoss(i, j) : passedBack(l, i, j), layer.delta()[i][j]);
        }
    }

    private String ofLoss(int i, int j) {
        var numbers = "a = " + trace.layers().getLast().a()[i][j] + " and y = " + trace.rows().get(i).target()[j];
        var loss = trace.lossFunction();
        return loss == null
                ? "a − y with " + numbers + " (the perceptron's rule)"
                : "dL/dz of L = " + loss.formula() + " with " + numbers + "; averaged over " + trace.rows().size()
                        + " rows" + overOutputs(loss, trace.rows().get(i).target().length);
    }

    /** Cross-entropy is one sum over all outputs by itself. */
    private String overOutputs(Loss loss, int outputs) {
        if (outputs == 1 || loss == Loss.CROSS_ENTROPY) {
            return "";
        }
        return (trace.lossReduction() == LossReduction.SUM ? " and summed over " : " and ") + outputs + " outputs";
    }

    /** What the whole comes to, and whether the gradient is right. */
    private void checks() {
        loss("before the update", trace.loss());
        loss("after the update", trace.lossAfter());
        var check = trace.gradientCheck();
        if (check != null) {
            check.checked().forEach(entry -> line("check", entry.layer(), -1, entry.from(), entry.unit(),
                    entry.from() == 0 ? "dL/db" : "dL/dw", "by central differences of L", entry.centralDifference()));
        }
    }

    private String passedBack(int l, int i, int j) {
        var layer = trace.layers().get(l);
        var next = trace.layers().get(l + 1);
        return "(" + sum(next.delta()[i].length, k -> next.delta()[i][k] + " · " + next.before().weights()[j][k])
                + ")" + keeping(l, i, j) + " · " + layer.activation() + "′(" + layer.z()[i][j] + ")";
    }

    private void step(int l) {
        var layer = trace.layers().get(l);
        var weights = layer.gradients().weights();
        for (int p = 0; p < weights.length; p++) {
            for (int j = 0; j < weights[p].length; j++) {
                int from = p;
                int unit = j;
                line("gradient", l + 1, -1, p + 1, j + 1, "dL/dw",
                        sum(trace.rows().size(), i -> layer.x()[i][from] + " · " + layer.delta()[i][unit])
                                + penalty(layer.before().weights()[p][j]),
                        weights[p][j]);
                line("update", l + 1, -1, p + 1, j + 1, "w",
                        moved(layer.before().weights()[p][j], weights[p][j],
                                remembered(layer, m -> m.weights()[from][unit])),
                        layer.after().weights()[p][j]);
            }
        }
        var biases = layer.gradients().biases();
        for (int j = 0; j < biases.length; j++) {
            int unit = j;
            line("gradient", l + 1, -1, 0, j + 1, "dL/db",
                    sum(trace.rows().size(), i -> String.valueOf(layer.delta()[i][unit])), biases[j]);
            line("update", l + 1, -1, 0, j + 1, "b", moved(layer.before().biases()[j], biases[j],
                    remembered(layer, m -> m.biases()[unit])), layer.after().biases()[j]);
        }
    }

    private String moved(float before, float gradient, String remembered) {
        var g = clipped(gradient);
        if (descends()) {
            return before + " − " + trace.learningRate() + " · " + g;
        }
        var scalars = trace.scalars().entrySet().stream().map(one -> ", " + one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining());
        return trace.rule() + " with w = " + before + ", g = " + g + remembered + scalars + ", α = "
                + trace.learningRate()
                + " and " + settings();
    }

    /** Whether a step is rate × gradient, clipped or not. */
    private boolean descends() {
        return trace.optimizer().memory().slots().isEmpty();
    }

    private String clipped(float gradient) {
        var g = trace.clipFactor() == 1 ? String.valueOf(gradient) : "(" + gradient + " · " + trace.clipFactor() + ")";
        var limit = trace.clipValue();
        return limit == null ? g : "max(−" + limit + ", min(" + limit + ", " + g + "))";
    }

    private static String remembered(TraceView.Layer layer, Function<TraceView.Parameters, Float> place) {
        return layer.memory().entrySet().stream().map(one -> ", " + one.getKey() + " = " + place.apply(one.getValue()))
                .collect(Collectors.joining());
    }

    /** The optimizer's, as its record prints them. */
    private String settings() {
        var text = trace.optimizer().toString();
        return text.substring(text.indexOf('[') + 1, text.length() - 1).replace("=", " = ");
    }

    private String penalty(float weight) {
        return (trace.l2() == 0 ? "" : " + " + trace.l2() + " · " + weight)
                + (trace.l1() == 0 ? "" : " + " + trace.l1() + " · sign(" + weight + ")");
    }

    private static String sum(int terms, IntFunction<String> term) {
        return IntStream.range(0, Math.min(terms, MOST_TERMS)).mapToObj(term).collect(Collectors.joining(" + "))
                + (terms > MOST_TERMS ? " + … (" + terms + " terms)" : "");
    }

    /** A place that a number does not have is empty. */
    private void line(String step, int layer, int i, int from, int unit, String quantity, String formula,
            Number value) {
        csv.writeRecord(step, place(layer), i < 0 ? "" : String.valueOf(trace.rows().get(i).row()), place(from),
                place(unit), quantity, formula, String.valueOf(value));
    }

    private static String place(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }
}
