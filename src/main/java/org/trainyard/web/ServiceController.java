package org.trainyard.web;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.trainyard.compute.Numerics;

/** What this service is, and what it allows. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Service", description = "What this service is, and what it allows.")
class ServiceController {
    private final Limits limits;
    private final String version;
    private final RequestMappingHandlerMapping mappings;

    ServiceController(Limits limits, ObjectProvider<BuildProperties> build,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.limits = limits;
        this.version = build.stream().findFirst().map(BuildProperties::getVersion).orElse("development");
        this.mappings = mappings;
    }

    @GetMapping
    @Operation(operationId = "getService", summary = "Name, versions and where to go from here", description = "The links name every list that can be asked as it is.")
    Service service() {
        return new Service("Trainyard", version, Numerics.VERSION, links());
    }

    @GetMapping("/limits")
    @Operation(operationId = "getLimits", summary = "Every limit in force", description = "What a request may hold at most in this deployment; a value beyond is refused by name.")
    Limits limits() {
        return limits;
    }

    /** Every address below here that can be asked as it is, by its last part. */
    private Map<String, String> links() {
        var links = new TreeMap<String, String>(
                Map.of("documentation", "/swagger-ui.html", "openapi", "/v3/api-docs", "health", "/actuator/health",
                        "prometheus", "/actuator/prometheus"));
        mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.matches("/api/v1/[a-z-]+"))
                .forEach(path -> links.put(name(path.substring(path.lastIndexOf('/') + 1)), path));
        return links;
    }

    private static String name(String part) {
        var words = part.split("-", -1);
        return words[0] + Arrays.stream(words).skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).reduce("", String::concat);
    }

    /**
     * This service.
     *
     * @param name what it is called
     * @param version of the software
     * @param numericsVersion runs of one numerics version agree bit for bit
     * @param links where to go from here, by name
     */
    record Service(String name, String version, int numericsVersion, Map<String, String> links) {}
}
