package org.trainyard.compute;

/** The factors of the classes, as an array. */
final class ClassWeights {

    private ClassWeights() {}

    /** One factor a class; empty where the plan has none. */
    static double[] of(TrainingPlan plan) {
        var weights = plan.classWeights();
        return weights == null ? new double[0] : weights.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
