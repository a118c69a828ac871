package org.trainyard.structure;

import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.trainyard.structure.Predicates.accessTo;
import static org.trainyard.structure.Predicates.accessToAny;

/**
 * What {@code compute} and {@code datasets} may not use, because it gives other bits on another machine, with another
 * JVM flag or at another time. {@link StrictMath} is specified bit for bit and therefore allowed.
 */
@AnalyzeClasses(packages = {"org.trainyard.compute", "org.trainyard.datasets"}, importOptions = DoNotIncludeTests.class)
class SameBitsRulesTest {

    /** Those methods of {@link Math} that may be off by an ulp or more, by their specification. */
    private static final Set<String> INEXACT = Set.of("exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos",
            "tan",
            "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot", "random");

    /** Draws whose algorithm may change with the Java version. */
    private static final Set<String> UNSPECIFIED_DRAWS = Set.of("nextGaussian", "nextExponential", "nextFloat", "ints",
            "longs", "doubles");

    @ArchTest
    static final ArchRule elementaryFunctionsAreOurOwn = noClasses().should()
            .accessTargetWhere(accessTo(Math.class, INEXACT))
            .because("java.lang.Math leaves the last bit open, and one bit changes a run's hash");

    @ArchTest
    static final ArchRule randomnessHasASeed = noClasses().should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class, SplittableRandom.class, java.util.Random.class)
            .because("every random number comes from a seed, through RandomStream");

    @ArchTest
    static final ArchRule drawsAreWrittenOut = noClasses().should()
            .accessTargetWhere(accessToAny(RandomGenerator.class, UNSPECIFIED_DRAWS))
            .because("only nextLong is specified for L64X128MixRandom");

    @ArchTest
    static final ArchRule sumsHaveOneOrder = noClasses().should()
            .accessTargetWhere(accessToAny(BaseStream.class, Set.of("parallel"))).orShould()
            .accessTargetWhere(accessToAny(Collection.class, Set.of("parallelStream")))
            .because("the order of a parallel reduction depends on the machine");
}
