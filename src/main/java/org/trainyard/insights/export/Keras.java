package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.trainyard.compute.Activation;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.TrainingPlan;

/** Keras 3, on whichever backend it has. */
record Keras() implements PythonLibrary {

    private static final Template CODE = new Template("keras.py");
    private static final Template TRAINING = new Template("keras_training.py");
    private static final Template PERCEPTRON = new Template("keras_perceptron.py");
    private static final String STEP = """
            def step(z):
                \"""1 where z >= 0, else 0.\"""
                return keras.ops.cast(z >= 0, "float32")

            """;

    @Override
    public String title() {
        return "Keras";
    }

    @Override
    public List<String> imports() {
        return List.of("import keras", "import numpy as np");
    }

    @Override
    public String code(Exported exported) {
        var plan = exported.definition().training();
        var loss = plan.loss();
        return CODE.filled(Map.of("step", PyTorch.uses(exported, Activation.STEP) ? STEP : "", "modules",
                Literal.lines(modules(exported, plan), "        "), "encoding", PythonText.encoding(exported), "encode",
                PythonText.encode(exported), "rate",
                ScheduleForms.python(plan.schedule(), plan.optimizer().learningRate(), plan.epochs()), "training",
                loss == null ? perceptron(exported, plan) : training(exported, plan, loss)));
    }

    private static List<String> modules(Exported exported, TrainingPlan plan) {
        var modules = new ArrayList<String>();
        var specs = exported.definition().network().layers();
        var layers = exported.model().layers();
        modules.add("keras.Input((%d,))".formatted(layers.getFirst().inputs()));
        var penalty = plan.l1() == 0 && plan.l2() == 0
                ? ""
                : ", kernel_regularizer=keras.regularizers.L1L2(l1=%s, l2=%s / 2)"
                        .formatted(Literal.of((double) plan.l1()), Literal.of((double) plan.l2()));
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            modules.add("keras.layers.Dense(%d, activation=%s%s%s)".formatted(layer.units(),
                    ActivationForms.of(layer.activation()).keras(),
                    layer.biases().hasRemaining() ? "" : ", use_bias=False", penalty));
            if (specs.get(i).dropout() > 0) {
                modules.add("keras.layers.Dropout(%s)".formatted(Literal.of((double) specs.get(i).dropout())));
            }
        }
        return modules;
    }

    private static String training(Exported exported, TrainingPlan plan, Loss loss) {
        var fillings = shared(exported, plan);
        var factors = plan.classWeights();
        fillings.put("loss", loss.label());
        fillings.put("losses", LossForms.keras(plan, loss, exported.model().network().outputs()));
        fillings.put("weights", factors == null
                ? ""
                : "        sample_weight=np.array(%s, np.float32)[classes(targets)],"
                        .formatted(Literal.numbers(factors)));
        fillings.put("optimizer", OptimizerForms.of(plan).keras());
        fillings.put("clipping", plan.clipNorm() == null || plan.clipValue() == null
                ? ""
                : "    # Keras clips in one way at a time: clipvalue=%s, which followed, is left out."
                        .formatted(Literal.of((double) plan.clipValue())));
        fillings.put("callback", plan.schedule() instanceof LearningRateSchedule.ReduceOnPlateau reducing
                ? "keras.callbacks.ReduceLROnPlateau(monitor=\"loss\", factor=%s, patience=%d, min_delta=%s)".formatted(
                        Literal.of((double) reducing.factor()), reducing.patience(),
                        Literal.of((double) reducing.minDelta()))
                : "keras.callbacks.LearningRateScheduler(lambda epoch, lr: rate(epoch))");
        return TRAINING.filled(fillings);
    }

    private static String perceptron(Exported exported, TrainingPlan plan) {
        var fillings = shared(exported, plan);
        fillings.put("bias", exported.model().layers().getFirst().biases().hasRemaining()
                ? "            biases[0] += rate(epoch) * wrong.sum(axis=0)"
                : "");
        return PERCEPTRON.filled(fillings);
    }

    private static Map<String, String> shared(Exported exported, TrainingPlan plan) {
        return new HashMap<>(Map.of("split", PythonLibrary.split(exported), "epochs", plan.epochs().toString(),
                "shuffle", Literal.of((boolean) plan.shuffle()), "batch", PythonLibrary.batch(plan)));
    }
}
