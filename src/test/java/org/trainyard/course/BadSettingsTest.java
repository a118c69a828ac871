package org.trainyard.course;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Optimizer;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number of every optimizer and schedule, just outside of its range, is refused where it stands. */
@ServiceTest
class BadSettingsTest {

    /** One number that no training may have. */
    record Bad(String family, String kind, String setting, String value) {}

    @Autowired
    RestTestClient http;

    static List<Bad> settings() {
        return Stream.concat(of("optimizer", Optimizer.class), of("schedule", LearningRateSchedule.class)).toList();
    }

    private static Stream<Bad> of(String name, Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(member -> Arrays.stream(member.getRecordComponents())
                        .filter(component -> Number.class.isAssignableFrom(component.getType()))
                        .flatMap(component -> outside(component).map(value -> new Bad(name,
                                member.getAnnotation(JsonTypeName.class).value(), component.getName(), value))));
    }

    private static Stream<String> outside(RecordComponent component) {
        var accessor = component.getAccessor();
        var values = Stream.<String>builder();
        if (accessor.isAnnotationPresent(Positive.class)) {
            values.add("0");
        }
        if (accessor.isAnnotationPresent(PositiveOrZero.class)) {
            values.add("-1");
        }
        var most = accessor.getAnnotation(DecimalMax.class);
        if (most != null) {
            values.add(most.inclusive() ? most.value() + ".5" : most.value());
        }
        return values.build();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aNumberOutsideItsRangeIsRefusedWhereItStands(Bad bad) {
        var refused = new Api(http).post("/api/v1/runs/check", """
                {"model": {"layers": [{"units": 1, "activation": "%s"}]}, "dataset": "and",
                 "training": {"%s": {"kind": "%s", "%s": %s}}}"""
                .formatted(bad.kind().equals("perceptron") ? "step" : "sigmoid", bad.family(), bad.kind(),
                        bad.setting(), bad.value()));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body().get("errors").findValuesAsString("pointer"))
                .contains("/training/%s/%s".formatted(bad.family(), bad.setting()));
    }
}
