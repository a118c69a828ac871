package org.trainyard.web.requests;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** A parameter of controllers that is made from the request by a function. */
record Parameter<T>(Class<T> type, Function<NativeWebRequest, T> from) implements HandlerMethodArgumentResolver {

    static <T> Parameter<T> of(Class<T> type, Function<NativeWebRequest, T> from) {
        return new Parameter<>(type, from);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        return from.apply(request);
    }
}
