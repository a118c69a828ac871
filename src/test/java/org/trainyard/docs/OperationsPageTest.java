package org.trainyard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The operators' page names every metric and every setting of a node, and none that is not there. */
@ServiceTest
class OperationsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(trainyard_\\w+)(?:\\{[\\w,]+})?` \\| (\\w+) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (trainyard_\\w+) (\\w+)$");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `trainyard\\.node\\.([\\w-]+)` \\|");

    @Autowired
    RestTestClient http;

    @Test
    void everyMetricStandsInItsTableWithItsKind() throws IOException {
        var api = new Api(http);
        api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 1}}""");
        var scraped = found(TYPE, api.get("/actuator/prometheus").body().asString());
        // What a histogram or a summary keeps beside its sum; Prometheus itself has no such thing.
        scraped.keySet().removeIf(name -> name.endsWith("_max"));

        assertThat(scraped).hasSizeGreaterThan(10).isEqualTo(found(ROW, page()));
    }

    @Test
    void everySettingOfANodeStandsInItsTable() throws Exception {
        var settings = Arrays.stream(Class.forName("org.trainyard.node.NodeSettings").getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(SETTING.matcher(page()).results().map(row -> row.group(1))).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(settings);
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        var found = new TreeMap<String, String>();
        pattern.matcher(text).results().forEach(match -> found.put(match.group(1), match.group(2)));
        return found;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("src/docs/operations.md"));
    }
}
