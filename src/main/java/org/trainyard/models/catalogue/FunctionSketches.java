package org.trainyard.models.catalogue;

import java.util.List;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.compute.Activation;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Samples;
import org.trainyard.models.catalogue.CatalogueEntry.Curve;
import org.trainyard.models.catalogue.CatalogueEntry.Line;

/** Functions of one number, with their derivatives. */
final class FunctionSketches {

    private FunctionSketches() {}

    static Sketch of(Activation activation) {
        var z = Sketch.places(-6, 6, 121);
        var samples = Samples.of(activation, z);
        var curve = new Curve("A unit over its weighted sum z. Beside it stands another with z = 0, which only softmax"
                + " looks at.", "weighted sum z", z,
                List.of(new Line("a", samples.values()), new Line("da/dz", samples.derivatives())));
        return Sketch.of(activation.label(), curve, Ruler.linear("", 0.0, 1.0));
    }

    static Sketch of(Loss loss) {
        var x = switch (loss.curve()) {
            case RESIDUAL -> Sketch.places(-3, 3, 121);
            case PROBABILITY, SHARE -> Sketch.places(0.005, 0.995, 199);
            case MARGIN -> Sketch.places(-2, 3, 101);
        };
        var xTitle = switch (loss.curve()) {
            case RESIDUAL -> "output minus target";
            case PROBABILITY, SHARE -> "probability of the true class";
            case MARGIN -> "output for the target +1";
        };
        var samples = Samples.of(loss, x);
        boolean ofLogits = loss.curve() == Loss.Curve.PROBABILITY || loss.curve() == Loss.Curve.SHARE;
        var curve = new Curve("The loss of one output, its settings at their defaults, and the derivative with respect"
                + (ofLogits ? " to the logit z, the unit's weighted sum." : " to the output a."), xTitle, x,
                List.of(new Line("loss", samples.values()),
                        new Line(ofLogits ? "∂L/∂z" : "∂L/∂a", samples.derivatives())));
        return Sketch.of(loss.label(), curve, Ruler.linear("", 0.0));
    }
}
