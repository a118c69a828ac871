package org.trainyard.web.requests;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

import org.trainyard.web.PageQuery;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;

/**
 * Refuses parameters of an address that are nearly, but not quite, one of those that the call takes: what was asked for
 * would silently not be done. Parameters that look like none of them stay without effect, as pages and proxies add some of
 * their own.
 */
final class MisspeltParameters implements HandlerInterceptor {

    private static final List<String> OF_PAGES = List.of("page", "size", "sort");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query != null && handler instanceof HandlerMethod method) {
            var known = known(method);
            UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                    .filter(name -> !known.contains(name)).forEach(name -> refuseIfMeant(name, known));
        }
        return true;
    }

    private static void refuseIfMeant(String name, List<String> known) {
        Spelling.misspelt(name, known).ifPresent(meant -> {
            throw new Problem(ProblemType.INVALID_PARAMETER, "There is no parameter %s here; did you mean %s?"
                    .formatted(Said.of(name), meant));
        });
    }

    private static List<String> known(HandlerMethod method) {
        var names = new ArrayList<String>();
        names.add("format");
        Arrays.stream(method.getMethod().getParameters()).forEach(parameter -> {
            if (parameter.getType() == PageQuery.class) {
                names.addAll(OF_PAGES);
            }
            var name = name(parameter);
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    private static @Nullable String name(Parameter parameter) {
        var annotation = parameter.getAnnotation(RequestParam.class);
        if (annotation == null) {
            return null;
        }
        return annotation.value().isEmpty() ? parameter.getName() : annotation.value();
    }
}
