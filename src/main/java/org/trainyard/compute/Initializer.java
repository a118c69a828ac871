package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a layer's weights start, by its number of inputs and of units; biases start at 0. */
public enum Initializer {
    /** All 0: every unit of a layer learns the same, which is why nobody does it. */
    ZEROS("zeros") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return 0;
        }
    },
    /** U(−0.5, 0.5). */
    UNIFORM("uniform") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return random.uniform(-0.5, 0.5);
        }
    },
    /** N(0, 0.1²). */
    NORMAL("normal") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return 0.1 * random.gaussian();
        }
    },
    /** U(±√(6/(inputs + units))): Glorot and Bengio, Understanding the difficulty of training … (2010), eq. 16. */
    GLOROT_UNIFORM("glorot-uniform") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            double bound = Math.sqrt(6.0 / ((double) inputs + units));
            return random.uniform(-bound, bound);
        }
    },
    /** N(0, 2/(inputs + units)): Glorot and Bengio (2010), eq. 12. */
    GLOROT_NORMAL("glorot-normal") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(2.0 / ((double) inputs + units)) * random.gaussian();
        }
    },
    /** U(±√(6/inputs)): He et al., Delving Deep into Rectifiers (2015), as a uniform. */
    HE_UNIFORM("he-uniform") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            double bound = Math.sqrt(6.0 / inputs);
            return random.uniform(-bound, bound);
        }
    },
    /** N(0, 2/inputs): He et al. (2015), eq. 10. */
    HE_NORMAL("he-normal") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(2.0 / inputs) * random.gaussian();
        }
    },
    /** N(0, 1/inputs): LeCun et al., Efficient BackProp (1998), eq. 16. */
    LECUN_NORMAL("lecun-normal") {
        @Override
        double draw(RandomStream random, int inputs, int units) {
            return Math.sqrt(1.0 / inputs) * random.gaussian();
        }
    };

    private final String label;

    Initializer(String label) {
        this.label = label;
    }

    /** One weight of a layer with that many inputs and units. */
    abstract double draw(RandomStream random, int inputs, int units);

    /** The name in requests and answers, such as {@code glorot-uniform}. */
    @JsonValue
    public String label() {
        return label;
    }
}
