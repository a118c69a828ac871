package org.trainyard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.Shell;
import org.trainyard.datasets.tables.MissingValues;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code src/docs/data.md} tells people to type works in the order in which it stands there, and answers what the
 * page shows. Its Python block is not run: {@code fruit.parquet} among the resources is what it made, with pandas 3.0.6
 * and pyarrow 25.0.1.
 */
@ServiceTest
class DataPageTest {

    private static final Path PARQUET = Path.of("src/test/resources/datasets/fruit.parquet");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json)\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP (\\d+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[\\w.-]+`(?:, )?)+) \\|(?: (\\d+) \\|)?");
    private static final Pattern CODE = Pattern.compile("`(?:trainyard\\.datasets\\.)?([\\w-]+)`");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;
    @TempDir
    Path said;
    @LocalServerPort
    int port;
    @Autowired
    RestTestClient http;

    private final String page = Files.readString(Path.of("src/docs/data.md"));

    DataPageTest() throws IOException {}

    /** Commands, and the answer that the page shows below them: the members that matter, none where none is shown. */
    private record Block(String commands, JsonNode shown) {

        /** Whether a command that is answered with this status did what the page says. */
        boolean expects(int status) {
            return shown.has("status") ? status == shown.path("status").asInt() : status >= 200 && status < 300;
        }
    }

    @Test
    void everyCommandAnswersAsThePageSays() throws Exception {
        Shell.require(Shell.knows("bash") && Shell.knows("curl") && Shell.knows("python3"),
                "bash, curl and python3, which the commands of data.md need");
        var blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(10);
        type(blocks);
        var api = new Api(http);
        var fruit = new ArrayList<JsonNode>();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var answers = answers(i);
            assertThat(statuses(i)).as(block.commands()).isNotEmpty().allMatch(block::expects);
            if (!block.shown().isEmpty()) {
                assertThat(answers).as(block.commands()).anyMatch(answer -> holds(answer, block.shown()));
            }
            answers.stream().filter(answer -> answer.has("sha256")).forEach(dataset -> assertThat(
                    api.get("/api/v1/datasets/" + dataset.path("id").asString()).body()).isEqualTo(dataset));
            answers.stream().filter(answer -> answer.path("name").asString("").startsWith("fruit"))
                    .forEach(fruit::add);
        }
        assertThat(fruit).hasSizeGreaterThan(9)
                .allSatisfy(table -> assertThat(table.path("sha256")).isEqualTo(fruit.getFirst().path("sha256")));
    }

    /** One shell for all, so that what one block sets the next can use; the first command that fails ends it. */
    private void type(List<Block> blocks) throws Exception {
        Files.copy(PARQUET, folder.resolve("fruit.parquet"));
        Files.writeString(said.resolve(".curlrc"), """
                silent
                show-error
                write-out = "%{stderr}HTTP %{http_code}\\n"
                """);
        var script = new StringBuilder("set -o pipefail\ntrap '[ $? = 0 ] || tail -n 20 \"$SAID\"/*' EXIT\n");
        for (int i = 0; i < blocks.size(); i++) {
            script.append("{\n").append(blocks.get(i).commands().replace("localhost:8080", "localhost:" + port))
                    .append("} > \"$SAID\"/").append(i).append(".out 2> \"$SAID\"/").append(i).append(".err\n");
        }
        Shell.run(script.toString(), folder, Map.of("SAID", said.toString(), "CURL_HOME", said.toString()));
    }

    private List<Block> blocks() throws Exception {
        var blocks = new ArrayList<Block>();
        BLOCK.matcher(page).results().forEach(found -> {
            if (found.group(1).equals("sh")) {
                blocks.add(new Block(found.group(2), JSON.createObjectNode()));
            } else {
                blocks.add(new Block(blocks.removeLast().commands(), JSON.readTree(found.group(2))));
            }
        });
        boolean hasNumPy = new ProcessBuilder("bash", "-c", "python3 -c 'import numpy'")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        if (!hasNumPy && System.getenv("CI") == null) {
            LoggerFactory.getLogger(DataPageTest.class)
                    .warn("NOT TESTED: commands of data.md that need NumPy (Debian: python3-numpy)");
            blocks.removeIf(block -> block.commands().contains("import numpy"));
        }
        return blocks;
    }

    private List<JsonNode> answers(int block) throws IOException {
        try (var answers = JSON.readerFor(JsonNode.class).<JsonNode>readValues(said.resolve(block + ".out").toFile())) {
            return answers.readAll();
        }
    }

    private List<Integer> statuses(int block) throws IOException {
        return STATUS.matcher(Files.readString(said.resolve(block + ".err"))).results()
                .map(status -> Integer.valueOf(status.group(1))).toList();
    }

    /** Whether an answer has all that is shown; lists are shown from their beginning. */
    private static boolean holds(JsonNode answer, JsonNode shown) {
        if (shown.isObject()) {
            return shown.propertyStream().allMatch(member -> holds(answer.path(member.getKey()), member.getValue()));
        }
        return shown.isArray()
                ? IntStream.range(0, shown.size()).allMatch(i -> holds(answer.path(i), shown.get(i)))
                : answer.equals(shown);
    }

    @Test
    void everyFieldOfTheFormStandsInItsTable() throws ClassNotFoundException {
        var fields = Arrays.stream(Class.forName("org.trainyard.datasets.UploadForm").getRecordComponents())
                .filter(component -> component.getType() != Void.class).map(component -> component.getName()).toList();
        assertThat(named("## Saying what the columns are")).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyPolicyAndEverySettingStandsInItsTable() throws ClassNotFoundException {
        var policies = Arrays.stream(MissingValues.values()).map(each -> each.label())
                .toList();
        assertThat(named("### Missing values")).containsExactlyElementsOf(policies);
        var settings = Arrays.stream(Class.forName("org.trainyard.datasets.DatasetSettings").getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)).toList();
        assertThat(named("## Larger than memory")).containsExactlyElementsOf(settings);
    }

    @Test
    void everyLimitHasItsDefault() {
        var limits = new Api(http).get("/api/v1/limits").body();
        assertThat(ROW.matcher(section("## Limits")).results().toList()).isNotEmpty().allSatisfy(
                row -> assertThat(limits.path(row.group(1).replace("`", "")).asString("")).as(row.group())
                        .isEqualTo(row.group(2)));
    }

    @Test
    void theReadmeLeadsHere() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("(src/docs/data.md)");
    }

    /** What stands in code at the beginning of the rows of a section's tables. */
    private List<String> named(String heading) {
        return ROW.matcher(section(heading)).results()
                .flatMap(row -> CODE.matcher(row.group(1)).results().map(code -> code.group(1)).toList().stream())
                .toList();
    }

    /** From a heading to the next one of any level. */
    private String section(String heading) {
        int from = page.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isPositive();
        int to = page.indexOf("\n#", from + 1);
        return to < 0 ? page.substring(from) : page.substring(from, to);
    }
}
