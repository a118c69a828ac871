package org.trainyard.insights.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;

/**
 * What a symptom has found.
 *
 * @param advice what to try; empty where no setting helps
 * @param changes the settings that this means
 */
record Sign(Severity severity, String message, Map<String, Double> evidence, String advice, List<Change> changes) {

    /** @param figures names and numbers in turn; what is not a number does not exist, and is left out */
    static Sign of(Severity severity, String message, Object... figures) {
        var evidence = new LinkedHashMap<String, Double>();
        for (int i = 0; i < figures.length; i += 2) {
            double figure = ((Number) figures[i + 1]).doubleValue();
            if (!Double.isNaN(figure)) {
                evidence.put((String) figures[i], figure);
            }
        }
        return new Sign(severity, message, evidence, "", List.of());
    }

    Sign cure(String suggestion, List<Change> settings) {
        return new Sign(severity, message, evidence, suggestion, settings);
    }

    Sign cure(String suggestion, Change... settings) {
        return cure(suggestion, List.of(settings));
    }
}
