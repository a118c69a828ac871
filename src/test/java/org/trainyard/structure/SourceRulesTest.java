package org.trainyard.structure;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.trainyard.structure.Sources.Source;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** What only the sources show: sizes, one type a file, reasons beside suppressions, words that do not belong. */
class SourceRulesTest {

    /** Written in two parts, so that this file does not find itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("/(?:wo" + "rk|ro" + "ot|ho" + "me)/");
    private static final Pattern TEMPORARY_PATH = Pattern.compile("/tm" + "p/");

    @Test
    void filesAreSmall() {
        var sizes = Sources.all().stream().mapToInt(source -> source.lines().size()).sorted().toArray();
        assertThat(sizes[sizes.length / 2]).as("median of lines").isLessThanOrEqualTo(100);
        assertThat(sizes[sizes.length * 9 / 10]).as("90th percentile of lines").isLessThanOrEqualTo(200);
    }

    @Test
    void noFileIsLongerThan300LinesUnlessItsPackageSaysWhy() {
        assertThat(files(source -> source.lines().size() > 300 && !namedByItsPackage(source))).isEmpty();
    }

    @Test
    void aFileDeclaresOneTopLevelType() {
        assertThat(files(source -> source.topLevelTypes() > 1)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedInItsPackageInfo() {
        var packages = Sources.all().stream().collect(groupingBy(Source::packageName));
        assertThat(packages).isNotEmpty();
        assertThat(packages).allSatisfy((name, sources) -> assertThat(sources)
                .filteredOn(source -> source.is(name, "package-info")).as(name).isNotEmpty()
                .allSatisfy(info -> assertThat(info.text()).as(info.toString()).contains("\n@NullMarked\n")));
    }

    @Test
    void everySuppressionCarriesItsReason() {
        assertThat(places(
                lines -> IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).strip().startsWith("@SuppressWarnings"))
                        .filter(i -> !lines.get(i).contains("//") && !lines.get(i - 1).strip().startsWith("//"))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(linesWith(UNFINISHED, source -> true)).isEmpty();
    }

    @Test
    void noSourceNamesAPlaceOnSomebodysMachine() {
        assertThat(linesWith(MACHINE_PATH, source -> true)).isEmpty();
        assertThat(linesWith(TEMPORARY_PATH, Source::isMain)).isEmpty();
    }

    private static boolean namedByItsPackage(Source source) {
        var name = source.path().getFileName().toString();
        return Sources.all().stream().filter(other -> other.is(source.packageName(), "package-info"))
                .anyMatch(info -> info.text().contains(name));
    }

    private static List<Source> files(Predicate<Source> bad) {
        return Sources.all().stream().filter(bad).toList();
    }

    private static List<String> linesWith(Pattern word, Predicate<Source> where) {
        return Sources.all().stream().filter(where).flatMap(source -> placesIn(source,
                lines -> IntStream.range(0, lines.size()).filter(i -> word.matcher(lines.get(i)).find()))).toList();
    }

    private static List<String> places(java.util.function.Function<List<String>, IntStream> bad) {
        return Sources.all().stream().flatMap(source -> placesIn(source, bad)).toList();
    }

    private static Stream<String> placesIn(Source source, java.util.function.Function<List<String>, IntStream> bad) {
        var lines = source.lines();
        return bad.apply(lines).mapToObj(i -> source + ":" + (i + 1) + ": " + lines.get(i).strip());
    }
}
