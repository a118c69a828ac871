package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.trainyard.compute.Activation;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.TrainingPlan;

/** PyTorch. */
record PyTorch() implements PythonLibrary {

    private static final Template CODE = new Template("pytorch.py");
    private static final Template TRAINING = new Template("pytorch_training.py");
    private static final Template PERCEPTRON = new Template("pytorch_perceptron.py");
    private static final String STEP = """
            class Step(nn.Module):
                \"""1 where z >= 0, else 0.\"""

                def forward(self, z):
                    return (z >= 0).float()

            """;

    @Override
    public String title() {
        return "PyTorch";
    }

    @Override
    public List<String> imports() {
        return List.of("import numpy as np", "import torch", "import torch.nn.functional as F", "from torch import nn");
    }

    @Override
    public String code(Exported exported) {
        var plan = exported.definition().training();
        var loss = plan.loss();
        return CODE.filled(Map.of("step", uses(exported, Activation.STEP) ? STEP : "", "modules",
                Literal.lines(modules(exported), "        "), "encoding", PythonText.encoding(exported), "encode",
                PythonText.encode(exported), "rate",
                ScheduleForms.python(plan.schedule(), plan.optimizer().learningRate(), plan.epochs()), "training",
                loss == null ? perceptron(exported, plan) : training(exported, plan, loss)));
    }

    static boolean uses(Exported exported, Activation activation) {
        return exported.model().layers().stream().anyMatch(layer -> layer.activation() == activation);
    }

    private static List<String> modules(Exported exported) {
        var modules = new ArrayList<String>();
        var specs = exported.definition().network().layers();
        var layers = exported.model().layers();
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            modules.add("nn.Linear(%d, %d%s)".formatted(layer.inputs(), layer.units(),
                    layer.biases().hasRemaining() ? "" : ", bias=False"));
            modules.add(ActivationForms.of(layer.activation()).torch());
            if (specs.get(i).dropout() > 0) {
                modules.add("nn.Dropout(%s)".formatted(Literal.of((double) specs.get(i).dropout())));
            }
        }
        return modules;
    }

    private static String training(Exported exported, TrainingPlan plan, Loss loss) {
        var fillings = shared(exported, plan);
        var factors = plan.classWeights();
        fillings.put("loss", loss.label());
        fillings.put("losses", LossForms.torch(plan, loss));
        fillings.put("weights", factors == null
                ? ""
                : "    factors = torch.tensor(np.array(%s, np.float32)[classes(targets)])"
                        .formatted(Literal.numbers(factors)));
        fillings.put("mean", factors == null
                ? "losses(network, x[batch], y[batch]).mean()"
                : "(factors[batch] * losses(network, x[batch], y[batch])).mean()");
        fillings.put("optimizer", OptimizerForms.of(plan).torch());
        fillings.put("penalty", penalty(plan));
        fillings.put("clipping", clipping(plan));
        schedule(plan, fillings);
        return TRAINING.filled(fillings);
    }

    private static String perceptron(Exported exported, TrainingPlan plan) {
        var fillings = shared(exported, plan);
        fillings.put("bias", exported.model().layers().getFirst().biases().hasRemaining()
                ? "                network[0].bias += rate(epoch) * wrong.sum(dim=0)"
                : "");
        return PERCEPTRON.filled(fillings);
    }

    private static Map<String, String> shared(Exported exported, TrainingPlan plan) {
        return new HashMap<>(Map.of("split", PythonLibrary.split(exported), "epochs", plan.epochs().toString(), "order",
                plan.shuffle() ? "randperm" : "arange", "batch", PythonLibrary.batch(plan)));
    }

    private static void schedule(TrainingPlan plan, Map<String, String> fillings) {
        boolean reduces = plan.schedule() instanceof LearningRateSchedule.ReduceOnPlateau;
        fillings.put("plateau", plan.schedule() instanceof LearningRateSchedule.ReduceOnPlateau reducing
                // PyTorch's patience is the number of epochs that are borne: ours is one more
                ? "    plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(\n        optimizer, factor=%s, patience=%d, threshold=%s, threshold_mode=\"abs\", eps=0)"
                        .formatted(Literal.of((double) reducing.factor()), reducing.patience() - 1,
                                Literal.of((double) reducing.minDelta()))
                : "");
        fillings.put("schedule", reduces
                ? ""
                : "        for group in optimizer.param_groups:\n            group[\"lr\"] = rate(epoch)");
        fillings.put("watch", reduces
                ? "        with torch.no_grad():  # the run watched its validation rows, where it had some\n            plateau.step(losses(network, x, y).mean())"
                : "");
    }

    private static String penalty(TrainingPlan plan) {
        if (plan.l1() == 0 && plan.l2() == 0) {
            return "";
        }
        return """
                            for module in network:
                                if isinstance(module, nn.Linear):
                                    w = module.weight
                                    loss = loss + %s / 2 * (w ** 2).sum() + %s * w.abs().sum()"""
                .formatted(Literal.of((double) plan.l2()), Literal.of((double) plan.l1())).indent(12).stripTrailing();
    }

    private static String clipping(TrainingPlan plan) {
        var lines = new ArrayList<String>();
        if (plan.clipNorm() != null) {
            lines.add("            nn.utils.clip_grad_norm_(network.parameters(), %s)"
                    .formatted(Literal.of((double) plan.clipNorm())));
        }
        if (plan.clipValue() != null) {
            lines.add("            nn.utils.clip_grad_value_(network.parameters(), %s)"
                    .formatted(Literal.of((double) plan.clipValue())));
        }
        return String.join("\n", lines);
    }
}
