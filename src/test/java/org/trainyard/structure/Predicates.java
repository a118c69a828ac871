package org.trainyard.structure;

import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import org.springframework.context.event.EventListener;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

/** What the rules ask of classes and of accesses (calls, method references, fields). */
final class Predicates {

    /** {@code System.out}, {@code System.err}. */
    static final DescribedPredicate<JavaFieldAccess> ACCESS_TO_STANDARD_STREAMS = describe("System.out or System.err",
            access -> access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("out", "err").contains(access.getTarget().getName()));

    /** Classes with a method that Spring calls when something happens. */
    static final DescribedPredicate<JavaClass> HAVE_LISTENING_METHODS = describe("have listening methods",
            type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventListener.class)
                    || method.isMetaAnnotatedWith(EventListener.class)));

    /** All of compute except the annotation that names a limit of the deployment. */
    static final DescribedPredicate<JavaClass> ARE_COMPUTE_BUT_NOT_LIMITED = describe("are compute, but not Limited",
            type -> type.getPackageName().startsWith("org.trainyard.compute")
                    && !type.getName().startsWith("org.trainyard.compute.Limited"));

    /** Methods whose name a library chose. */
    static final DescribedPredicate<JavaMethod> OVERRIDE_A_LIBRARYS_METHOD = describe("override a library's method",
            method -> Stream
                    .concat(method.getOwner().getAllRawSuperclasses().stream(),
                            method.getOwner().getAllRawInterfaces().stream())
                    .filter(type -> !type.getPackageName().startsWith("org.trainyard"))
                    .flatMap(type -> type.getMethods().stream())
                    .anyMatch(other -> other.getName().equals(method.getName())
                            && other.getRawParameterTypes().size() == method.getRawParameterTypes().size()));

    private Predicates() {}

    /** Calls of, and references to, any of these methods of {@code owner}. */
    static DescribedPredicate<JavaAccess<?>> accessTo(Class<?> owner, Set<String> methods) {
        return describe(owner.getSimpleName() + "." + methods, access -> access.getTargetOwner().isEquivalentTo(owner)
                && methods.contains(access.getTarget().getName()));
    }

    /** Calls of, and references to, methods of {@code owner} and its subtypes. */
    static DescribedPredicate<JavaAccess<?>> accessToAny(Class<?> owner, Set<String> methods) {
        return describe("any " + owner.getSimpleName() + "." + methods,
                access -> access.getTargetOwner().isAssignableTo(owner)
                        && methods.contains(access.getTarget().getName()));
    }
}
