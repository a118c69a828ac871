package org.trainyard.experiments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** Bodies of an experiment that work as they are, for the page that documents the API. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(required = true, content = @Content(mediaType = "application/json", examples = {
    @ExampleObject(name = "widths", summary = "How many hidden units does XOR need?", value = """
                {"name": "units for XOR",
                 "base": {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                   "dataset": "xor",
                   "training": {"optimizer": {"kind": "adam", "learningRate": 0.1}, "epochs": 200}},
                 "vary": {"/model/layers/0/units": [1, 2, 3, 4]},
                 "repeats": 5}"""),
    @ExampleObject(name = "grid", summary = "Every combination of learning rate and batch size", value = """
                {"name": "rate and batch size",
                 "base": {"model": {"layers": [{"units": 8, "activation": "relu"}, {"units": 3, "activation": "softmax"}]},
                   "dataset": "iris", "preprocessing": {"scaling": "standard"},
                   "training": {"optimizer": {"kind": "sgd", "learningRate": 0.1}, "epochs": 30}},
                 "vary": {"/training/optimizer/learningRate": [0.01, 0.1, 1], "/training/batchSize": [1, 16, "full"]}}"""),
    @ExampleObject(name = "variants", summary = "Settings that move together: the same number of updates", value = """
                {"name": "64 updates each",
                 "base": {"model": {"layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                   "dataset": {"generator": {"kind": "moons", "samples": 64}}, "split": {"validation": 0, "test": 0}},
                 "variants": [{"/training/batchSize": 64, "/training/epochs": 64},
                   {"/training/batchSize": 8, "/training/epochs": 8}, {"/training/batchSize": 1, "/training/epochs": 1}],
                 "repeats": 3}"""),
    @ExampleObject(name = "folds", summary = "Which width is best, by 5-fold cross-validation", value = """
                {"name": "cross-validation",
                 "base": {"model": {"layers": [{"units": 4, "activation": "relu"}, {"units": 3, "activation": "softmax"}]},
                   "dataset": "iris", "preprocessing": {"scaling": "standard"},
                   "training": {"optimizer": {"kind": "adam", "learningRate": 0.02}, "epochs": 30}},
                 "vary": {"/model/layers/0/units": [2, 8]},
                 "folds": 5}""")}))
@interface ExperimentExamples {

    /** A network that may learn XOR, as the base of an experiment. */
    String BASE = """
            {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor"}""";
}
