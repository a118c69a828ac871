package org.trainyard.web.openapi;

import java.util.Set;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * {@code OptimizerStep} and {@code LearningRateScheduleStep} rather than twice {@code Step}: what is nested in a record
 * or a family bears its name too. Controllers and services are nothing that a client should hear of.
 */
final class NestedNames extends TypeNameResolver {

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var outer = type.getDeclaringClass();
        var belongs = outer != null && (outer.isRecord() || outer.isInterface());
        return (belongs ? nameForClass(outer, options) : "") + type.getSimpleName();
    }
}
