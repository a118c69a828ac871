package org.trainyard.compute;

import tools.jackson.databind.json.JsonMapper;

/** Training plans and models from JSON, as requests bring them. */
final class Plans {

    private Plans() {}

    /** A plan; single quotes stand for double ones. */
    static TrainingPlan plan(String json) {
        return read(json, TrainingPlan.class);
    }

    /** A value; single quotes stand for double ones. */
    static <T> T read(String json, Class<T> type) {
        return JsonMapper.shared().readValue(json.replace('\'', '"'), type);
    }

    /** A plan with another optimizer. */
    static TrainingPlan with(TrainingPlan plan, Optimizer optimizer) {
        return new TrainingPlan(plan.loss(), plan.lossDelta(), plan.lossReduction(), optimizer, plan.schedule(),
                plan.batchSize(), plan.epochs(), plan.shuffle(), plan.l1(), plan.l2(), plan.clipNorm(),
                plan.clipValue(), plan.classWeights(), plan.earlyStopping(), plan.recordEvery(),
                plan.recordTrajectory(), plan.checkpointEvery());
    }

    /** A plan with another schedule. */
    static TrainingPlan with(TrainingPlan plan, LearningRateSchedule schedule) {
        return new TrainingPlan(plan.loss(), plan.lossDelta(), plan.lossReduction(), plan.optimizer(), schedule,
                plan.batchSize(), plan.epochs(), plan.shuffle(), plan.l1(), plan.l2(), plan.clipNorm(),
                plan.clipValue(), plan.classWeights(), plan.earlyStopping(), plan.recordEvery(),
                plan.recordTrajectory(), plan.checkpointEvery());
    }
}
