package org.trainyard.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageQueryTest {
    private static final Map<String, String> SORTS = Map.of("createdAt", "createdAt", "metrics.testLoss", "testLoss");

    @Test
    void asksForTheFirstTwentyInTheOrderOfTheController() {
        assertThat(PageQuery.of(null, null, null, TestJson.limits()).pageable(SORTS, "createdAt,desc"))
                .isEqualTo(PageRequest.of(0, 20, Sort.by("createdAt", "id").descending()));
    }

    @Test
    void sortsByTheEntitysPathOfAPublicName() {
        assertThat(PageQuery.of("3", "200", "metrics.testLoss", TestJson.limits()).pageable(SORTS, "createdAt,desc"))
                .isEqualTo(PageRequest.of(3, 200, Sort.by("testLoss", "id").ascending()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"testLoss", "owner.apiKeyHash,asc", "createdAt,up", "createdAt,desc,id", "createdAt desc",
        ""})
    void sortsByNothingElse(String sort) {
        assertThatThrownBy(() -> PageQuery.of("0", "1", sort, TestJson.limits()).pageable(SORTS, "createdAt,desc"))
                .isInstanceOfSatisfying(Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .hasMessage("The parameter sort must be one of createdAt, metrics.testLoss, followed by ,asc or ,desc; "
                        + "it was \"" + sort + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1e2", "", " 1", "1000000000", "99999999999999999999"})
    void aPageHasBetweenOneAndTwoHundredEntries(String size) {
        assertThatThrownBy(() -> PageQuery.of(null, size, null, TestJson.limits())).hasMessage(
                "The parameter size must be a whole number between 1 and 200; it was \"" + size + "\".");
    }
}
