package org.trainyard.models.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Explained;
import org.trainyard.compute.Explanation;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.web.SettingSchemas;
import org.trainyard.web.StrictJson;

/** The five families, found through their types. Each is sampled once, when it is first asked for. */
@Component
class Catalogue {

    private final SettingSchemas schemas;
    private final StrictJson json;

    final Supplier<Shelf> activations = SingletonSupplier
            .of(() -> words("activations", Activation.values(), FunctionSketches::of));
    final Supplier<Shelf> losses = SingletonSupplier.of(() -> words("losses", Loss.values(), FunctionSketches::of));
    final Supplier<Shelf> initializers = SingletonSupplier
            .of(() -> words("initializers", Initializer.values(), InitializerSketch::of));
    final Supplier<Shelf> optimizers = SingletonSupplier
            .of(() -> records("optimizers", Optimizer.class, OptimizerSketches::of));
    final Supplier<Shelf> schedules = SingletonSupplier
            .of(() -> records("schedules", LearningRateSchedule.class, ScheduleSketch::of));

    Catalogue(SettingSchemas schemas, StrictJson json) {
        this.schemas = schemas;
        this.json = json;
    }

    private <M extends Explained> Shelf words(String family, M[] members, Function<M, Sketch> sketch) {
        var shelf = new Shelf(family);
        for (var member : members) {
            shelf.add(member.label(), member.formula(), member.derivative(), member.whenToUse(), settings(member),
                    json.tree(member), sketch.apply(member));
        }
        return shelf;
    }

    private Map<String, Object> settings(Explained member) {
        var properties = new LinkedHashMap<String, Object>();
        member.settings().forEach(name -> properties.put(name, schemas.of(TrainingPlan.class, name)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private <F> Shelf records(String family, Class<F> type, BiFunction<String, F, Sketch> sketch) {
        var shelf = new Shelf(family);
        Arrays.stream(type.getPermittedSubclasses()).forEach(member -> {
            var words = member.getAnnotation(Explanation.class);
            if (words == null) {
                throw new IllegalStateException(member + " is not explained");
            }
            F withDefaults = type.cast(schemas.withDefaults(member));
            var example = json.tree(withDefaults);
            var name = example.get("kind").stringValue();
            shelf.add(name, words.formula(), null, words.whenToUse(), schemas.of(member), example,
                    sketch.apply(name, withDefaults));
        });
        return shelf;
    }
}
