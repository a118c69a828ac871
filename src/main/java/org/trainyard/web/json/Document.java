package org.trainyard.web.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/** Bytes become a tree, or a refusal that says where they stop being JSON. */
final class Document {
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected character \\('(.*)' \\(code.*",
            Pattern.DOTALL);
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property \"(.*)\".*", Pattern.DOTALL);

    private final JsonMapper mapper;

    Document(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The tree that a body holds; adds numbers and texts that cannot be kept to {@code faults}.
     *
     * @throws Problem {@code malformed-json}
     * @throws IOException when the connection fails
     */
    JsonNode read(InputStream body, Faults faults) throws IOException {
        // A decoder that reports also refuses overlong forms and surrogates, which Jackson's own would let pass.
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var tree = mapper.readTree(new InputStreamReader(body, decoder));
            if (tree.isMissingNode()) {
                throw malformed("The body is empty; a JSON object is needed.");
            }
            Hygiene.check(tree, "", faults);
            return tree;
        } catch (JacksonIOException e) {
            throw transfer(Objects.requireNonNullElseGet(e.getCause(), IOException::new));
        } catch (StreamConstraintsException e) {
            throw malformed("The body nests deeper than %d levels, or has a field name of more than %d characters, "
                    .formatted(JsonFormat.DEPTH, JsonFormat.NAME_LENGTH) + "or a number of more than 1000 digits.");
        } catch (JacksonException e) {
            throw malformed(sentence(e));
        }
    }

    private static IOException transfer(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            throw malformed("The body is not UTF-8.");
        }
        return cause;
    }

    private static String sentence(JacksonException e) {
        var where = e.getLocation();
        return "The body is not JSON: at line %d, column %d, %s.".formatted(where.getLineNr(), where.getColumnNr(),
                reason(e.getOriginalMessage()));
    }

    /** Jackson's messages speak to programmers, so the frequent ones are said again for students. */
    private static String reason(String message) {
        var unexpected = UNEXPECTED.matcher(message);
        var twice = TWICE.matcher(message);
        if (twice.matches()) {
            return "the field " + Said.of(twice.group(1)) + " stands for the second time in the same object";
        }
        if (unexpected.matches()) {
            return "the character " + Said.of(unexpected.group(1)) + " does not belong";
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return "it ends before it is complete";
        }
        return message.startsWith("Non-standard token")
                ? "there is a number that JSON does not know (NaN and Infinity are not allowed)"
                : "there is something that does not belong";
    }

    private static Problem malformed(String detail) {
        return new Problem(ProblemType.MALFORMED_JSON, detail);
    }
}
