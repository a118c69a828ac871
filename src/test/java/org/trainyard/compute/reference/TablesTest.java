package org.trainyard.compute.reference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TablesTest {

    /** The table's softplus is PyTorch's, which is the identity above 20 and there 1.3e-9 off. */
    @Test
    void activationsAreAsTabulated() {
        var table = Golden.table("activations");
        double[] x = Golden.vector(table.path("x"));
        assertThat(table.path("activations").size()).isEqualTo(16);
        for (var activation : table.path("activations").properties()) {
            double[] f = Golden.vector(activation.getValue().path("f"));
            double[] df = Golden.vector(activation.getValue().path("df"));
            for (int i = 0; i < x.length; i++) {
                String what = activation.getKey() + " at " + x[i];
                assertThat(ReferenceActivation.f(activation.getKey(), x[i])).as(what).isCloseTo(f[i],
                        within(1e-9 * Math.max(1, Math.abs(f[i]))));
                assertThat(ReferenceActivation.derivative(activation.getKey(), x[i])).as(what + ", derivative")
                        .isCloseTo(df[i], within(x[i] > 20 && activation.getKey().equals("softplus") ? 2e-9 : 1e-9));
            }
        }
    }

    @Test
    void softmaxIsAsTabulated() {
        var table = Golden.table("activations").path("softmax");
        for (int i = 0; i < table.path("z").size(); i++) {
            assertThat(ReferenceActivation.value("softmax", Golden.vector(table.path("z").path(i))))
                    .containsExactly(Golden.vector(table.path("p").path(i)), within(1e-12));
        }
    }

    @Test
    void lossesAreAsTabulated() {
        int seen = 0;
        for (var entry : Golden.table("losses")) {
            var loss = new ReferenceLoss(entry.path("loss").asString(), "mean", entry.path("delta").asDouble(1));
            boolean byLogit = entry.has("logit");
            double z = byLogit ? entry.path("logit").asDouble() : entry.path("pred").asDouble();
            double[] a = {byLogit ? ReferenceActivation.f("sigmoid", z) : z};
            double[] y = {entry.path("target").asDouble()};
            assertThat(loss.value(new double[]{z}, a, y)).as(entry.toString())
                    .isCloseTo(entry.path("value").asDouble(), within(1e-9));
            assertThat(loss.gradientByLogits("linear", new double[]{z}, a, y)[0]).as(entry.toString())
                    .isCloseTo(entry.path(byLogit ? "dlogit" : "dpred").asDouble(), within(1e-9));
            seen++;
        }
        assertThat(seen).isGreaterThan(40);
    }
}
