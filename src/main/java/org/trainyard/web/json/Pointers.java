package org.trainyard.web.json;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import tools.jackson.core.JacksonException;

/** JSON Pointers (RFC 6901) of places in a request. */
final class Pointers {

    private Pointers() {}

    /** The place of a member of the object at {@code parent}. */
    static String member(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The place of an element of the list at {@code parent}. */
    static String element(String parent, int index) {
        return parent + "/" + index;
    }

    /** Where validation found a fault, below {@code parent}. */
    static String of(String parent, Path path) {
        var pointer = parent;
        for (var node : path) {
            if (node.getIndex() != null) {
                pointer = element(pointer, node.getIndex());
            } else if (node.getKey() != null) {
                pointer = member(pointer, node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer = member(pointer, node.getName());
            }
        }
        return pointer;
    }

    /** Where Jackson failed, below {@code parent}. */
    static String of(String parent, JacksonException failure) {
        var pointer = parent;
        for (var step : failure.getPath()) {
            pointer = step.getPropertyName() == null
                    ? element(pointer, step.getIndex())
                    : member(pointer, step.getPropertyName());
        }
        return pointer;
    }
}
