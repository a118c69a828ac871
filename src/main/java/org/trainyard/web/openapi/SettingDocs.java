package org.trainyard.web.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.stereotype.Component;

import org.trainyard.web.json.Family;

/**
 * Reads descriptions from Javadoc. Within a family a setting is explained once: on the interface's accessor if all
 * members have it, else by the first member that has it; the others need not repeat the words.
 */
@Component
class SettingDocs extends SpringDocJavadocProvider {

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        var docs = new HashMap<>(super.getRecordClassParamJavadoc(type));
        Arrays.stream(type.getInterfaces()).filter(Family::is).forEach(family -> {
            Family.of(family).kinds().values().forEach(sibling -> add(docs, super.getRecordClassParamJavadoc(sibling)));
            Arrays.stream(family.getMethods()).filter(method -> method.getParameterCount() == 0)
                    .forEach(method -> add(docs, Map.of(method.getName(), said(method))));
        });
        return docs;
    }

    private String said(Method accessor) {
        return getMethodJavadocDescription(accessor);
    }

    private static void add(Map<String, String> docs, Map<String, String> more) {
        more.forEach((name, words) -> {
            if (!words.isBlank()) {
                docs.putIfAbsent(name, words);
            }
        });
    }
}
