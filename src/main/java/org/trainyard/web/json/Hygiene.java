package org.trainyard.web.json;

import tools.jackson.databind.JsonNode;

import org.trainyard.web.Faults;
import org.trainyard.web.ProblemType;

/**
 * Finds what no database and no float could keep as it was sent: numbers beyond the range of a double, NUL, and halves
 * of surrogate pairs. H2 and PostgreSQL would each do something else with them.
 */
final class Hygiene {

    private Hygiene() {}

    /** Checks every value and every field name of a tree. */
    static void check(JsonNode node, String pointer, Faults faults) {
        switch (node.getNodeType()) {
            case OBJECT -> node.properties().forEach(member -> {
                text(member.getKey(), Pointers.member(pointer, member.getKey()), "has a name that", faults);
                check(member.getValue(), Pointers.member(pointer, member.getKey()), faults);
            });
            case ARRAY -> elements(node, pointer, faults);
            case STRING -> text(node.stringValue(), pointer, "is a text that", faults);
            case NUMBER -> {
                if (!Double.isFinite(node.doubleValue(Double.POSITIVE_INFINITY))) {
                    faults.add(ProblemType.NOT_FINITE, pointer,
                            "must be a finite number, but is beyond 1.8e308, the largest that there is");
                }
            }
            default -> {
            }
        }
    }

    private static void elements(JsonNode list, String pointer, Faults faults) {
        for (var i = 0; i < list.size(); i++) {
            var element = list.get(i);
            // Pointers are built for containers and for faults alone: a table has a million numbers without any.
            if (element.isContainer() || element.isString()
                    || !Double.isFinite(element.doubleValue(Double.POSITIVE_INFINITY))) {
                check(element, Pointers.element(pointer, i), faults);
            }
        }
    }

    private static void text(String text, String pointer, String subject, Faults faults) {
        if (text.indexOf('\0') >= 0) {
            faults.add(ProblemType.ENCODING, pointer, subject + " contains the character NUL, which cannot be stored");
        } else if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            faults.add(ProblemType.ENCODING, pointer,
                    subject + " contains half of a surrogate pair, which is not a character");
        }
    }
}
