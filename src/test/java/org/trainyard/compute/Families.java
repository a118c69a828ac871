package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Members of the families with settings, found through their sealed types: each with its defaults, some with more. */
final class Families {

    private Families() {}

    /** Every optimizer with its defaults, and with every switch turned on. */
    static List<Optimizer> optimizers() {
        var all = new ArrayList<Optimizer>(defaults(Optimizer.class));
        for (var json : List.of("{'kind': 'sgd', 'momentum': 0.9, 'learningRate': 0.1}",
                "{'kind': 'sgd', 'momentum': 0.9, 'nesterov': true, 'learningRate': 0.1}",
                "{'kind': 'adagrad', 'initialAccumulator': 0.1}",
                "{'kind': 'rmsprop', 'momentum': 0.5, 'centered': true}", "{'kind': 'adam', 'amsgrad': true}",
                "{'kind': 'adamw', 'amsgrad': true, 'weightDecay': 0.1}")) {
            all.add(Plans.read(json, Optimizer.class));
        }
        return all;
    }

    /** Every schedule with its defaults; plateaus soon lose their patience. */
    static List<LearningRateSchedule> schedules() {
        var all = new ArrayList<LearningRateSchedule>(defaults(LearningRateSchedule.class));
        all.add(Plans.read("{'kind': 'reduce-on-plateau', 'patience': 1, 'minDelta': 0.5}",
                LearningRateSchedule.class));
        return all;
    }

    /** Every record of a sealed family as JSON that names its kind alone makes it. */
    static <T> List<T> defaults(Class<T> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(member -> Plans.read("{'kind': '%s'}".formatted(kind(member)), family)).toList();
    }

    static String kind(Class<?> member) {
        return member.getAnnotation(JsonTypeName.class).value();
    }
}
