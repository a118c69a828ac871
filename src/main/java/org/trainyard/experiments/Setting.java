package org.trainyard.experiments;

import tools.jackson.databind.JsonNode;

/**
 * A value that a combination sets.
 *
 * @param pointer where, in a run request
 * @param key where the pointer stands in the experiment's request
 * @param place where the value stands in the experiment's request
 */
record Setting(String pointer, JsonNode value, String key, String place) {

    /** Of the list of values that a pointer has. */
    static Setting varied(String pointer, JsonNode values, int index) {
        var key = keyInVary(pointer);
        return new Setting(pointer, values.get(index), key, key + "/" + index);
    }

    /** Where a pointer that varies stands in the experiment's request. */
    static String keyInVary(String pointer) {
        return "/vary/" + escaped(pointer);
    }

    /** Of a variant. */
    static Setting ofVariant(int variant, String pointer, JsonNode value) {
        var key = "/variants/" + variant + "/" + escaped(pointer);
        return new Setting(pointer, value, key, key);
    }

    /** A pointer as one step of another pointer (RFC 6901, section 3). */
    private static String escaped(String pointer) {
        return pointer.replace("~", "~0").replace("/", "~1");
    }

    /** Whether a place of a run request is this setting's, or inside of it. */
    boolean holds(String place) {
        return place.equals(pointer) || place.startsWith(pointer + "/");
    }
}
