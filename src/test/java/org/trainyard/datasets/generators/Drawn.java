package org.trainyard.datasets.generators;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The rows of a generator, and ways to make one without knowing which it is. */
record Drawn(List<double[]> inputs, List<Double> targets) {

    static Drawn of(Generator generator) {
        var drawn = new Drawn(new ArrayList<>(), new ArrayList<>());
        generator.draw((inputs, target) -> {
            drawn.inputs.add(inputs.clone());
            drawn.targets.add(target);
        });
        return drawn;
    }

    /** Every member of the family. */
    static List<Class<?>> family() {
        return Arrays.asList(Generator.class.getPermittedSubclasses());
    }

    /** A member with these settings, and defaults for all others; settings that it does not have are passed over. */
    static Generator make(Class<?> type, Map<String, Object> settings) {
        var arguments = new ArrayList<@Nullable Object>();
        for (var component : type.getRecordComponents()) {
            arguments.add(settings.get(component.getName()));
        }
        try {
            return (Generator) type.getDeclaredConstructors()[0].newInstance(arguments.toArray());
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("cannot make " + type, e);
        }
    }

    /** Rows of a class. */
    long count(double label) {
        return targets.stream().filter(target -> target == label).count();
    }
}
