package org.trainyard.runs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** Bodies of a run that work as they are, for the page that documents the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(required = true, content = @Content(mediaType = "application/json", examples = {
    @ExampleObject(name = "xor", summary = "XOR with three hidden units", value = """
                {"name": "first try",
                 "model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor",
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.5},
                   "batchSize": 4, "epochs": 2000},
                 "seed": 42}"""),
    @ExampleObject(name = "perceptron", summary = "One neuron learns AND by Rosenblatt's rule", value = """
                {"model": {"layers": [{"units": 1, "activation": "step"}]},
                 "dataset": "and",
                 "training": {"optimizer": {"kind": "perceptron", "learningRate": 0.5}, "batchSize": 1, "epochs": 20}}"""),
    @ExampleObject(name = "iris", summary = "Three classes of iris, scaled inputs", value = """
                {"model": {"layers": [{"units": 8, "activation": "relu"}, {"units": 3, "activation": "softmax"}]},
                 "dataset": "iris",
                 "preprocessing": {"scaling": "standard"},
                 "training": {"optimizer": {"kind": "adam", "learningRate": 0.01}, "batchSize": 16, "epochs": 100},
                 "seed": 1}"""),
    @ExampleObject(name = "moons", summary = "Two moons with noise, made on the spot", value = """
                {"model": {"layers": [{"units": 8, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": {"generator": {"kind": "moons", "samples": 400, "noise": 0.1, "seed": 7}},
                 "training": {"optimizer": {"kind": "adam", "learningRate": 0.02}, "epochs": 200}}""")}))
@interface RunExamples {

    /** A network that learns XOR, as the model of a run. */
    String MODEL = """
            {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]}""";
}
