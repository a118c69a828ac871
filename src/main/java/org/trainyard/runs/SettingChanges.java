package org.trainyard.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.runs.RunView.Change;

/** Settings as trees: laying some over others, and telling where two differ. */
final class SettingChanges {

    private static final String KIND = "kind";

    private SettingChanges() {}

    /**
     * Lays changes over settings (modified), as a JSON Merge Patch does (RFC 7396): what is null is taken away. Unlike
     * there, an object of another {@code kind} takes the place of the old one, whose members would mean nothing to it.
     */
    static void merge(ObjectNode settings, ObjectNode changes) {
        changes.propertyStream().forEach(change -> {
            var present = settings.get(change.getKey());
            if (change.getValue().isNull()) {
                settings.remove(change.getKey());
            } else if (present instanceof ObjectNode old && change.getValue() instanceof ObjectNode others
                    && isOfKindOf(others, old)) {
                merge(old, others);
            } else {
                settings.set(change.getKey(), change.getValue().deepCopy());
            }
        });
    }

    private static boolean isOfKindOf(ObjectNode changes, ObjectNode present) {
        return !changes.has(KIND) || changes.get(KIND).equals(present.get(KIND));
    }

    /** Where two trees of settings differ, in the order of their names; pointers begin with {@code pointer}. */
    static List<Change> between(JsonNode before, JsonNode after, String pointer) {
        var changes = new ArrayList<Change>();
        collect(before, after, pointer, changes);
        return changes;
    }

    private static void collect(@Nullable JsonNode before, @Nullable JsonNode after, String pointer,
            List<Change> changes) {
        if (before instanceof ObjectNode old && after instanceof ObjectNode young && isOfKindOf(young, old)) {
            var names = new TreeSet<>(old.propertyNames());
            names.addAll(young.propertyNames());
            names.forEach(name -> collect(old.get(name), young.get(name), pointer + "/" + name, changes));
        } else if (!isSame(before, after)) {
            changes.add(new Change(pointer, before, after));
        }
    }

    private static boolean isSame(@Nullable JsonNode before, @Nullable JsonNode after) {
        return orNull(before).equals(orNull(after));
    }

    /** A setting that is not there is as good as null. */
    private static JsonNode orNull(@Nullable JsonNode setting) {
        return setting == null ? NullNode.getInstance() : setting;
    }
}
