package org.trainyard.insights.export;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.springframework.http.MediaType;

/** What a network can be taken away as. */
public enum ExportFormat {
    /** A graph that ONNX Runtime and many others run. */
    ONNX(MediaType.APPLICATION_OCTET_STREAM_VALUE, "run_%s.onnx"),
    /** Python source with PyTorch. */
    PYTORCH(ExportFormat.PYTHON, "run_%s_pytorch.py"),
    /** Python source with Keras 3. */
    KERAS(ExportFormat.PYTHON, "run_%s_keras.py");

    static final String PYTHON = "text/x-python;charset=UTF-8";

    private final String type;
    private final String fileName;

    ExportFormat(String type, String fileName) {
        this.type = type;
        this.fileName = fileName;
    }

    /** The name in requests. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String type() {
        return type;
    }

    /** What the file of a run is called: also the name of a Python module. */
    String fileName(String runId) {
        return fileName.formatted(runId.replace('-', '_'));
    }
}
