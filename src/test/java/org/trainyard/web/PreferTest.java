package org.trainyard.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            wait=10 | 10
            wait=0 | 0
            respond-async, wait=10 | 10
            Wait = "7"; foo=bar, wait=9 | 7
            wait=60 | 60
            wait=61 | 60
            wait=999999999 | 60
            wait=99999999999 | 0
            wait=-1 | 0
            wait=1.5 | 0
            wait | 0
            wait=x | 0
            return=minimal | 0
            '' | 0
            """)
    void waitsAsLongAsIsAskedUpToAMinute(String header, long seconds) {
        assertThat(Prefer.of(header).atMost()).hasSeconds(seconds);
    }

    @Test
    void doesNotWaitWithoutTheHeader() {
        assertThat(Prefer.of(null)).isEqualTo(Prefer.NO_WAIT);
    }
}
