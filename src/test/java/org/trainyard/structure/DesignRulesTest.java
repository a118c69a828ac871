package org.trainyard.structure;

import jakarta.persistence.Entity;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.trainyard.structure.Predicates.ACCESS_TO_STANDARD_STREAMS;
import static org.trainyard.structure.Predicates.OVERRIDE_A_LIBRARYS_METHOD;

/** How the classes of the service are shaped, and what {@code compute} may know. Each rule's name is its sentence. */
@AnalyzeClasses(packages = "org.trainyard", importOptions = DoNotIncludeTests.class)
class DesignRulesTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.trainyard.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes().that().areMetaAnnotatedWith(Controller.class)
            .should().bePackagePrivate().because("others meet a module at its services, not at its HTTP side")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositoriesArePackagePrivate = classes().that().areAssignableTo(Repository.class).or()
            .areMetaAnnotatedWith(org.springframework.stereotype.Repository.class).should().bePackagePrivate()
            .because("a module's tables are its own").allowEmptyShould(true);

    @ArchTest
    static final ArchRule listenersArePackagePrivate = classes().that(Predicates.HAVE_LISTENING_METHODS).should()
            .bePackagePrivate().because("nobody calls a listener but " + EventListener.class.getSimpleName())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule computeKnowsOnlyMathematicsAndAnnotations = classes().that()
            .resideInAPackage("org.trainyard.compute..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("org.trainyard.compute..", "java.io", "java.lang..", "java.math", "java.nio..",
                    "java.security", "java.time..", "java.text", "java.util..", "jdk.incubator.vector", "org.ejml..",
                    "com.fasterxml.jackson.annotation", "jakarta.validation..", "org.jspecify.annotations")
            .because("the maths runs anywhere: no Spring, no SQL, no HTTP, no logger");

    @ArchTest
    static final ArchRule webKnowsNothingOfComputeButItsLimitAnnotation = noClasses().that()
            .resideInAPackage("org.trainyard.web..").should()
            .dependOnClassesThat(Predicates.ARE_COMPUTE_BUT_NOT_LIMITED)
            .because("what all endpoints share serves modules that know no networks");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = fields().should().notBeAnnotatedWith(Autowired.class)
            .andShould().notBeAnnotatedWith(Value.class).andShould().notBeAnnotatedWith("jakarta.annotation.Resource")
            .andShould().notBeAnnotatedWith("jakarta.inject.Inject").because("then a test can make the object too");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses().that().doNotHaveFullyQualifiedName("org.trainyard.Bootstrap")
            .should().accessFieldWhere(ACCESS_TO_STANDARD_STREAMS).because("a service logs");

    @ArchTest
    static final ArchRule onlyEntitiesHaveGetters = methods().that().areDeclaredInClassesThat()
            .areNotAnnotatedWith(Entity.class).and().doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and(not(OVERRIDE_A_LIBRARYS_METHOD)).should().haveNameNotMatching("get([A-Z].*)?")
            .because("a value is named for what it is");
}
