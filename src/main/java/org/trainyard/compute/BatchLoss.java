package org.trainyard.compute;

/**
 * Where the backward pass of a batch begins: the derivative of the plan's loss, averaged over the rows of the batch.
 */
final class BatchLoss {
    private final TrainingPlan plan;
    private final Batches batches;
    private final int units;

    /** @param units of the last layer */
    BatchLoss(TrainingPlan plan, Batches batches, int units) {
        this.plan = plan;
        this.batches = batches;
        this.units = units;
    }

    /** Fills in the derivative for what {@code pass} has computed; true if it is with respect to the logits. */
    boolean gradient(BatchPass pass) {
        float[] delta = pass.lossGradient();
        int numbers = batches.numbers(units);
        var loss = plan.loss();
        if (loss == null) {
            // Rosenblatt's rule: p − y, summed over the rows
            Loss.BINARY_CROSS_ENTROPY.gradient(pass.kernels(), pass.outputs(), batches.targets(), delta, numbers, 1, 1);
            return true;
        }
        float scale = 1f / (batches.rows() * loss.divisor(plan.lossReduction(), units));
        loss.gradient(pass.kernels(), pass.outputs(), batches.targets(), delta, numbers, plan.lossDelta().floatValue(),
                scale);
        batches.weigh(delta, units);
        return loss.ofLogits();
    }
}
