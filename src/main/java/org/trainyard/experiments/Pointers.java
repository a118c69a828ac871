package org.trainyard.experiments;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The pointers that an experiment varies, and their names for people: the last step where that is one's own, else as many
 * of the last steps as tell it from the others.
 *
 * @param all in the order of the request
 */
record Pointers(List<String> all) {

    static Pointers of(Collection<Combination> combinations) {
        return new Pointers(combinations.stream().flatMap(each -> each.settings().stream()).map(Setting::pointer)
                .distinct().toList());
    }

    /** Such as {@code units}; {@code 0/units} where another layer's units vary too. */
    String shortName(String pointer) {
        for (int from = pointer.lastIndexOf('/'); from > 0; from = pointer.lastIndexOf('/', from - 1)) {
            var end = pointer.substring(from);
            if (all.stream().filter(each -> each.endsWith(end)).count() <= 1) {
                return readable(end);
            }
        }
        return readable(pointer);
    }

    private static String readable(String steps) {
        return steps.substring(1).replace("~1", "/").replace("~0", "~");
    }

    /** The pointer that a client means: written out, or by last steps that no other ends with. */
    Optional<String> find(String said) {
        if (all.contains(said)) {
            return Optional.of(said);
        }
        var fitting = all.stream().filter(each -> each.endsWith("/" + said)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }
}
