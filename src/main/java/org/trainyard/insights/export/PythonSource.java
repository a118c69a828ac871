package org.trainyard.insights.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.trainyard.compute.LittleEndian;
import org.trainyard.compute.TrainedModel;

/** A network as Python source. Weights of small networks stand there to be read, those of large ones as base64. */
final class PythonSource {

    private static final Template NETWORK = new Template("network.py");
    private static final int READABLE = 1000;
    private static final int LINE = 76;
    private static final String FLOATS = """

            def floats(text, *shape):
                \"""Numbers from base64 of little-endian float32.\"""
                return np.frombuffer(base64.b64decode(text), "<f4").reshape(shape)

            """;

    private final Exported exported;
    private final PythonLibrary library;
    private final boolean readable;

    PythonSource(Exported exported, PythonLibrary library) {
        this.exported = exported;
        this.library = library;
        this.readable = exported.model().network().parameters() <= READABLE;
    }

    /** @param file what the source is going to be called */
    void write(String file, Writer out) throws IOException {
        var code = library.code(exported);
        var texts = new HashMap<String, String>();
        texts.put("library", library.title());
        texts.put("file", file);
        texts.put("module", file.substring(0, file.lastIndexOf('.')));
        texts.put("imports", imports(code));
        texts.put("run", Literal.of(exported.runId()));
        texts.put("epoch", Literal.of(exported.epoch()));
        texts.put("sha256", Literal.of(exported.model().weightsSha256()));
        texts.put("columns", Literal.texts(exported.columns().stream().map(column -> column.name()).toList()));
        texts.put("constants", PythonText.constants(exported));
        texts.put("floats", readable ? "" : FLOATS);
        texts.put("cells", PythonText.cells(exported));
        texts.put("name", PythonText.names(exported));
        texts.put("parts", PythonText.parts(exported));
        texts.put("scaling", exported.scalesInputs()
                ? "    x = ((x - SHIFTS) / WIDTHS).astype(np.float32)  # in double, then rounded once"
                : "");
        texts.put("framework", code.stripTrailing() + "\n");
        texts.put("answer", PythonText.answer(exported));
        var examples = exported.examples();
        texts.put("rows", Literal.lines(examples.stream().map(this::row).toList(), "    "));
        texts.put("service", Literal.lines(examples.stream().map(PythonSource::said).toList(), "    "));
        NETWORK.write(texts, Map.of("layers", this::layers), out);
    }

    private String imports(String code) {
        var lines = new ArrayList<String>();
        if (!readable) {
            lines.add("import base64");
        }
        lines.add("import hashlib");
        if (code.contains("math.")) {
            lines.add("import math");
        }
        lines.add("");
        lines.addAll(library.imports());
        return String.join("\n", lines);
    }

    private void layers(Writer out) throws IOException {
        for (var layer : exported.model().layers()) {
            out.write("    (\n");
            if (readable) {
                matrix(layer, out);
            } else {
                packed(layer.weights(), layer.inputs() + ", " + layer.units(), out);
            }
            if (layer.biases().hasRemaining()) {
                if (readable) {
                    var biases = new float[layer.units()];
                    layer.biases().get(0, biases);
                    out.write("        np.array(%s, np.float32),\n"
                            .formatted(Literal.numbers(biases, 0, biases.length, "        ")));
                } else {
                    packed(layer.biases(), String.valueOf(layer.units()), out);
                }
            }
            out.write("    ),\n");
        }
    }

    private static void matrix(TrainedModel.Layer layer, Writer out) throws IOException {
        out.write("        np.array([\n");
        var row = new float[layer.units()];
        for (int input = 0; input < layer.inputs(); input++) {
            layer.weights().get(input * row.length, row);
            out.write("            %s,\n".formatted(Literal.numbers(row, 0, row.length, "            ")));
        }
        out.write("        ], np.float32),\n");
    }

    private static void packed(FloatBuffer numbers, String shape, Writer out) throws IOException {
        out.write("        floats(\"\"\"\n");
        var encoder = Base64.getMimeEncoder(LINE, new byte[]{'\n'});
        try (var encoded = encoder.wrap(new AsciiStream(out))) {
            LittleEndian.write(numbers, encoded);
        }
        out.write("\n\"\"\", %s),\n".formatted(shape));
    }

    private String row(Exported.Example example) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < example.cells().length; column++) {
            var names = exported.names(column);
            cells.add(names.isEmpty()
                    ? Literal.of(example.cells()[column])
                    : Literal.of(names.get((int) example.cells()[column])));
        }
        return Literal.list(cells, "    ");
    }

    private static String said(Exported.Example example) {
        var values = "\"values\": " + Literal.numbers(example.values(), 0, example.values().length, "    ");
        return example.label() == null
                ? "{%s}".formatted(values)
                : "{\"label\": %s, %s}".formatted(Literal.of(example.label()), values);
    }

}
