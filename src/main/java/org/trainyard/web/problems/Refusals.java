package org.trainyard.web.problems;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolationException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import org.trainyard.web.Ids;
import org.trainyard.web.Problem;
import org.trainyard.web.Problem.Fault;
import org.trainyard.web.ProblemType;

/** Says which problem an exception is. What nobody foresaw is an incident: its story goes to the log, its id out. */
@Component
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    Refusal of(Throwable thrown) {
        return causes(thrown).map(Refusals::known).flatMap(Optional::stream).findFirst()
                .orElseGet(() -> incident(thrown));
    }

    private static Optional<Refusal> known(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> Optional.of(Refusal.of(problem));
            case OptimisticLockingFailureException _ -> Optional.of(Refusal.of(ProblemType.CONFLICT,
                    "Another request changed the same thing at this moment. Look at its present state first."));
            case ConstraintViolationException invalid -> Optional.of(Refusal.of(violations(invalid)));
            case RejectedExecutionException _ -> Optional
                    .of(Refusal.of(ProblemType.UNAVAILABLE, "The service is stopping. Try again in a few seconds."));
            default -> HttpRefusals.of(thrown).or(() -> StorageRefusals.of(thrown));
        };
    }

    private static Problem violations(ConstraintViolationException invalid) {
        var faults = invalid.getConstraintViolations().stream()
                .map(each -> new Fault("/" + each.getPropertyPath().toString().replace('.', '/'), each.getMessage()))
                .toList();
        return new Problem(ProblemType.VALIDATION, "A value is not valid.", faults, Map.of());
    }

    private static Refusal incident(Throwable thrown) {
        var id = Ids.next();
        LOG.error("Incident {}", id, thrown);
        return Refusal.of(ProblemType.INTERNAL,
                "The service made a mistake; it is in the log as incident " + id + ".");
    }

    /** The exception and its causes, outermost first; a circle of causes ends after 20. */
    static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause).limit(20);
    }
}
