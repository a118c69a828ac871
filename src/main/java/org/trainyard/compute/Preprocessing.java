package org.trainyard.compute;

import java.util.List;

/** What happens to inputs and targets before training; fitted on the training part alone. */
public record Preprocessing(Scaling scaling, TargetScaling targetScaling, List<String> features) {

    /** Scaling of each input column. */
    public enum Scaling {
        NONE, STANDARD, MINMAX
    }

    /** Scaling of regression targets. */
    public enum TargetScaling {
        NONE, STANDARD
    }
}
