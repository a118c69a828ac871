package org.trainyard.web.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.json.JsonFormat;

/**
 * Requests that the container refuses before any filter sees them, such as one without a Host header. Tomcat would
 * answer with a page of HTML that names its version.
 */
@Configuration(proxyBeanMethods = false)
class ContainerRefusals {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheContainer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** Made by Tomcat, by its class name: so it is public and builds its JSON itself. */
    public static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            if (!open.get()) {
                return;
            }
            try {
                var refusal = Objects.requireNonNullElseGet(HttpRefusals.ofStatus(status),
                        () -> Refusal.of(ProblemType.INTERNAL, "The request could not be answered."));
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.setHeader("X-Content-Type-Options", "nosniff");
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(json(refusal.problem(), status));
                    response.finishResponse();
                }
            } catch (IOException e) {
                // The client is gone, and nobody is left who could be told.
                return;
            }
        }

        /** A status that none of our types has keeps its number, under the type that says no more than that. */
        private static String json(Problem problem, int status) {
            var members = ProblemAnswer.members(problem, null);
            if (problem.type().status() != status) {
                var known = HttpStatus.resolve(status);
                members.put("type", "about:blank");
                members.put("title", known == null ? "Refused" : known.getReasonPhrase());
                members.put("status", status);
            }
            return JsonFormat.mapper().writeValueAsString(members);
        }
    }
}
