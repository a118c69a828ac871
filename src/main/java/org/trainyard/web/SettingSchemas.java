package org.trainyard.web;

import java.util.Map;

/**
 * Settings described from their records alone: words from Javadoc, defaults from the canonical constructor, ranges from
 * annotations. For catalogues, whose readers want JSON Schema.
 */
public interface SettingSchemas {

    /**
     * The JSON Schema of a record of settings; of a member of a family, with the kind that is required.
     *
     * @param type a record whose constructor takes null for what is left out
     */
    Map<String, Object> of(Class<?> type);

    /** The JSON Schema of one component of such a record. */
    Map<String, Object> of(Class<?> type, String component);

    /** The record in which everything is left out, with its defaults in force. */
    <T> T withDefaults(Class<T> type);
}
