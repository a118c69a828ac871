package org.trainyard.docs;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Numerics;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.RecordedTraining;
import org.trainyard.compute.kernel.Elementary;
import org.trainyard.compute.reference.Golden;
import org.trainyard.compute.reference.ReferenceActivation;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code src/docs/engine.md} says of families, figures and files is so. */
class EnginePageTest {

    /** From one float that is looked at to the next. */
    private static final int STRIDE = 40_009;
    /** Classes of other modules of the JDK. */
    private static final Set<String> ELSEWHERE = Set.of("FloatVector");

    private static final List<Measured> FUNCTIONS = List.of(
            new Measured("exp", Elementary::exp, StrictMath::exp),
            new Measured("expm1", Elementary::expm1, StrictMath::expm1),
            new Measured("log", Elementary::log, StrictMath::log),
            new Measured("log1p", Elementary::log1p, StrictMath::log1p),
            new Measured("tanh", Elementary::tanh, StrictMath::tanh),
            new Measured("sigmoid", Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))),
            new Measured("sin", Elementary::sin, StrictMath::sin),
            new Measured("cos", Elementary::cos, StrictMath::cos),
            new Measured("erf", Elementary::erf, ReferenceActivation::erf));

    private final String page = Files.readString(Path.of("src/docs/engine.md"));

    EnginePageTest() throws IOException {}

    private interface FloatFunction {
        float of(float x);
    }

    /** One of {@link Elementary}, beside the same in double. */
    private record Measured(String name, FloatFunction ours, DoubleUnaryOperator truth) {

        /** In ulp of the true value rounded to float; 0 where that or the answer is not finite. */
        double error(float x) {
            double exact = truth.applyAsDouble(x);
            float actual = ours.of(x);
            float rounded = (float) exact;
            return Float.isFinite(rounded) && Float.isFinite(actual) ? Math.abs(actual - exact) / Math.ulp(rounded) : 0;
        }

        double largestError() {
            // the series of erf takes its time
            int stride = name.equals("erf") ? 50 * STRIDE : STRIDE;
            double largest = 0;
            for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += stride) {
                largest = Math.max(largest, error(Float.intBitsToFloat((int) bits)));
            }
            return largest;
        }
    }

    @Test
    void everyMemberOfEveryFamilyHasItsRow() {
        assertThat(rows("Activations")).containsExactlyElementsOf(labels(Activation.values(), Activation::label));
        assertThat(rows("Losses")).containsExactlyElementsOf(labels(Loss.values(), Loss::label));
        assertThat(rows("Random numbers")).containsExactlyElementsOf(labels(Initializer.values(), Initializer::label));
        assertThat(rows("Optimizers")).containsExactlyElementsOf(kinds(Optimizer.class));
        assertThat(rows("Learning rates")).containsExactlyElementsOf(kinds(LearningRateSchedule.class));
    }

    /** What stands in code at the beginning of a table's row, in one section. */
    private List<String> rows(String section) {
        int from = page.indexOf("\n## " + section + "\n");
        assertThat(from).as(section).isPositive();
        var text = page.substring(from, page.indexOf("\n## ", from + 1));
        return Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| ").matcher(text).results().map(row -> row.group(1))
                .toList();
    }

    private static <T> List<String> labels(T[] members, Function<T, String> label) {
        return Arrays.stream(members).map(label).toList();
    }

    private static List<String> kinds(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(member -> member.getAnnotation(JsonTypeName.class).value()).toList();
    }

    @Test
    void theErrorsOfTheFunctionsAreAsMeasured() {
        var rows = matches("(?m)^\\| `(\\w+)` \\| ([0-9.]+) \\| ([-0-9.]+) \\|")
                .collect(Collectors.toMap(row -> row.group(1), row -> row));
        assertThat(rows.keySet()).isEqualTo(floatFunctions());
        assertThat(FUNCTIONS).hasSameSizeAs(rows.keySet()).allSatisfy(function -> {
            var row = Objects.requireNonNull(rows.get(function.name()), function.name());
            var claimed = new BigDecimal(row.group(2));
            var there = BigDecimal.valueOf(function.error(Float.parseFloat(row.group(3))));
            assertThat(there.setScale(2, RoundingMode.CEILING)).as(function.name()).isEqualTo(claimed);
            assertThat(function.largestError()).as(function.name()).isLessThanOrEqualTo(claimed.doubleValue());
        });
    }

    private static Set<String> floatFunctions() {
        return Arrays.stream(Elementary.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == float.class)
                .map(Method::getName).collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void everyNamedClassAndPathExists() throws IOException {
        try (var walk = Files.walk(Path.of("src"))) {
            var sources = walk.map(path -> path.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
            var named = matches("`([A-Z][A-Za-z0-9]+)(\\.\\w+(\\(\\))?)?`").map(each -> each.group(1)).distinct()
                    .toList();
            assertThat(named).hasSizeGreaterThan(25).allSatisfy(name -> assertThat(
                    sources.contains(name + ".java") || ELSEWHERE.contains(name) || isInJavaLang(name)).as(name)
                    .isTrue());
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("(src/docs/engine.md)");
    }

    private static boolean isInJavaLang(String name) {
        try {
            return Class.forName("java.lang." + name).getSimpleName().equals(name);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void whatIsCountedIsCountedRight() throws ClassNotFoundException {
        int machines = Class.forName("org.trainyard.compute.RecordedBitsTest$Jvm").getEnumConstants().length;
        assertThat(List.of("%d goldens".formatted(Golden.all().size()),
                "%d trainings with recorded hashes".formatted(RecordedTraining.all().size()),
                "on %d kinds of JVM".formatted(machines), "numerics version %d".formatted(Numerics.VERSION)))
                .allSatisfy(claim -> assertThat(page.replaceAll("\\s+", " ")).contains(claim));
    }

    private Stream<MatchResult> matches(String pattern) {
        return Pattern.compile(pattern).matcher(page).results();
    }
}
