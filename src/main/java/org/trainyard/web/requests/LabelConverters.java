package org.trainyard.web.requests;

import java.util.Objects;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

import org.trainyard.web.json.Labels;

/** Reads enum parameters by the same labels as JSON: {@code ?state=running}. */
@SuppressWarnings("rawtypes") // Spring asks for the raw type of enum
final class LabelConverters implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        var labels = Labels.all(type);
        // The refusal lists the labels; it knows the parameter's name, which is not known here.
        return given -> type.cast(Objects.requireNonNull(labels.get(given), "No such label"));
    }
}
