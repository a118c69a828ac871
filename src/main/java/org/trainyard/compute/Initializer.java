package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a layer's weights start, by its number of inputs and of units; biases start at 0. */
public enum Initializer implements Explained {
    ZEROS("zeros", "w = 0", "To see why nobody does it: the units of a layer start alike, and learn the same.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return 0;
        }
    },
    UNIFORM("uniform", "w ~ U(−0.5, 0.5)",
            "Layers of a few inputs. Where there are hundreds, their sums grow too large.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return random.uniform(-0.5, 0.5);
        }
    },
    NORMAL("normal", "w ~ N(0, 0.1²)",
            "Small networks. In deep ones signals fade from layer to layer: it knows nothing of their sizes.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return 0.1 * random.gaussian();
        }
    },
    /** Glorot and Bengio, Understanding the difficulty of training … (2010), eq. 16. */
    GLOROT_UNIFORM("glorot-uniform", "w ~ U(−r, r) with r = √(6 / (inputs + units))",
            "Layers of tanh, sigmoid, softmax or linear units, and where nothing else is known: the default.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            double bound = Math.sqrt(6.0 / ((double) inputs + units));
            return random.uniform(-bound, bound);
        }
    },
    /** Glorot and Bengio (2010), eq. 12. */
    GLOROT_NORMAL("glorot-normal", "w ~ N(0, 2 / (inputs + units))",
            "As glorot-uniform, with as much spread: most weights smaller, a few larger.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(2.0 / ((double) inputs + units)) * random.gaussian();
        }
    },
    /** He et al., Delving Deep into Rectifiers (2015), as a uniform. */
    HE_UNIFORM("he-uniform", "w ~ U(−r, r) with r = √(6 / inputs)",
            "Layers of relu and its kind: twice the variance makes up for the half of the units that are silent.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            double bound = Math.sqrt(6.0 / inputs);
            return random.uniform(-bound, bound);
        }
    },
    /** He et al. (2015), eq. 10. */
    HE_NORMAL("he-normal", "w ~ N(0, 2 / inputs)",
            "Layers of relu and its kind, as he-uniform, with as much spread: most weights smaller, a few larger.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(2.0 / inputs) * random.gaussian();
        }
    },
    /** LeCun et al., Efficient BackProp (1998), eq. 16. */
    LECUN_NORMAL("lecun-normal", "w ~ N(0, 1 / inputs)",
            "Layers of selu, whose units then keep mean 0 and variance 1.") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(1.0 / inputs) * random.gaussian();
        }
    };

    private final String label;
    private final String formula;
    private final String whenToUse;

    Initializer(String label, String formula, String whenToUse) {
        this.label = label;
        this.formula = formula;
        this.whenToUse = whenToUse;
    }

    /** One weight of a layer with that many inputs and units. */
    abstract double draw(RandomStream random, int inputs, int units);

    /** The name in requests and answers, such as {@code glorot-uniform}. */
    @JsonValue
    @Override
    public String label() {
        return label;
    }

    /** How a weight is distributed: U between two ends, N with mean and variance. */
    @Override
    public String formula() {
        return formula;
    }

    @Override
    public String whenToUse() {
        return whenToUse;
    }
}
