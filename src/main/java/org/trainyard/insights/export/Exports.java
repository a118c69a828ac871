package org.trainyard.insights.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.datasets.Datasets;
import org.trainyard.runs.Runs;
import org.trainyard.training.Replay;
import org.trainyard.web.Problem;

/** Networks that are taken away. */
@Service
class Exports {

    private final Runs runs;
    private final Replay replay;
    private final Datasets datasets;

    Exports(Runs runs, Replay replay, Datasets datasets) {
        this.runs = runs;
        this.replay = replay;
        this.datasets = datasets;
    }

    /**
     * The network of a run after an epoch, with all that goes with it.
     *
     * @throws Problem as {@link Replay#model}
     */
    Exported of(String runId, @Nullable String epoch) {
        var definition = runs.find(runId).definition();
        var model = replay.model(runId, epoch);
        return new Exported(runId, epoch == null ? "final" : epoch, definition, model,
                datasets.table(definition.dataset().id()));
    }

    /** Writes it from where its weights lie: no second copy of them is made. */
    static void write(Exported exported, ExportFormat format, OutputStream out) throws IOException {
        switch (format) {
            case ONNX -> OnnxModel.write(exported, out);
            case PYTORCH -> write(exported, format, new PyTorch(), out);
            case KERAS -> write(exported, format, new Keras(), out);
        }
    }

    private static void write(Exported exported, ExportFormat format, PythonLibrary library, OutputStream out)
            throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new PythonSource(exported, library).write(format.fileName(exported.runId()), text);
        text.flush();
    }
}
