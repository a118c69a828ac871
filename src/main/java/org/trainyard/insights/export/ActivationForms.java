package org.trainyard.insights.export;

import org.trainyard.compute.Activation;

/**
 * An activation in the languages of the exports, side by side. The compiler asks for every member of the family.
 *
 * @param onnx adds its operators to a graph
 * @param torch the module, such as {@code nn.Tanh()}
 * @param keras what a layer is given as its activation, such as {@code "tanh"}
 */
record ActivationForms(Operators onnx, String torch, String keras) {

    /** The operators of an activation. */
    @FunctionalInterface
    interface Operators {

        /** Adds them for {@code z} (n×units); the name of what comes out. */
        String add(OnnxGraph graph, String z);
    }

    /** The forms of one of them; what it computes is said there. */
    static ActivationForms of(Activation activation) {
        return switch (activation) {
            case LINEAR -> new ActivationForms((graph, z) -> z, "nn.Identity()", "\"linear\"");
            case STEP -> new ActivationForms(
                    (graph, z) -> graph.toFloat(graph.add("GreaterOrEqual", z, graph.number(0))), "Step()", "step");
            case SIGMOID -> same("Sigmoid", "nn.Sigmoid()", "\"sigmoid\"");
            case TANH -> same("Tanh", "nn.Tanh()", "\"tanh\"");
            case RELU -> same("Relu", "nn.ReLU()", "\"relu\"");
            case LEAKY_RELU -> new ActivationForms(
                    (graph, z) -> graph.node("LeakyRelu").with("alpha", 0.01f).add(z),
                    "nn.LeakyReLU(0.01)", "lambda z: keras.activations.leaky_relu(z, negative_slope=0.01)");
            case ELU -> same("Elu", "nn.ELU()", "\"elu\"");
            case SELU -> same("Selu", "nn.SELU()", "\"selu\"");
            case GELU -> new ActivationForms(ActivationForms::gelu, "nn.GELU()", "\"gelu\"");
            case SOFTPLUS -> same("Softplus", "nn.Softplus()", "\"softplus\"");
            case SOFTSIGN -> same("Softsign", "nn.Softsign()", "\"softsign\"");
            case SWISH -> new ActivationForms((graph, z) -> graph.add("Mul", z, graph.add("Sigmoid", z)), "nn.SiLU()",
                    "\"silu\"");
            case MISH -> new ActivationForms(
                    (graph, z) -> graph.add("Mul", z, graph.add("Tanh", graph.add("Softplus", z))), "nn.Mish()",
                    "\"mish\"");
            case HARD_TANH -> new ActivationForms((graph, z) -> clip(graph, z, -1, 1), "nn.Hardtanh()",
                    "lambda z: keras.ops.clip(z, -1, 1)");
            case HARD_SIGMOID -> new ActivationForms(
                    (graph, z) -> graph.node("HardSigmoid").with("alpha", 1f / 6).with("beta", 0.5f).add(z),
                    "nn.Hardsigmoid()", "\"hard_sigmoid\"");
            case RELU6 -> new ActivationForms((graph, z) -> clip(graph, z, 0, 6), "nn.ReLU6()", "\"relu6\"");
            case SOFTMAX -> new ActivationForms((graph, z) -> graph.node("Softmax").with("axis", 1L).add(z),
                    "nn.Softmax(dim=1)", "\"softmax\"");
        };
    }

    /** One that has an operator of its own. */
    private static ActivationForms same(String operator, String torch, String keras) {
        return new ActivationForms((graph, z) -> graph.add(operator, z), torch, keras);
    }

    /** The exact form: Gelu is an operator only since opset 20. */
    private static String gelu(OnnxGraph graph, String z) {
        var erf = graph.add("Erf", graph.add("Mul", z, graph.number(0.70710677f)));
        return graph.add("Mul", z,
                graph.add("Mul", graph.add("Add", erf, graph.number(1)), graph.number(0.5f)));
    }

    private static String clip(OnnxGraph graph, String z, float from, float to) {
        return graph.add("Clip", z, graph.number(from), graph.number(to));
    }
}
