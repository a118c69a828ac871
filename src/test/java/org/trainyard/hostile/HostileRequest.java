package org.trainyard.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case, sent byte by byte over a socket of its own: an HTTP client would refuse to send half of them. */
final class HostileRequest {

    private static final String BOUNDARY = "----hostile-boundary";
    private static final Pattern FIXTURE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)x(.)}");
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back; status 0 means that the connection was closed without an answer. */
    record Answer(int status, String contentType, String body) {

        boolean isStream() {
            return contentType.startsWith("text/event-stream");
        }
    }

    private final JsonNode test;
    private final Map<String, String> fixtures;

    HostileRequest(JsonNode test, Map<String, String> fixtures) {
        this.test = test;
        this.fixtures = fixtures;
    }

    Answer send(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            try {
                out.write(bytes(port));
                out.flush();
            } catch (IOException e) {
                // A service may answer and hang up before it has read all of a body that is too large.
            }
            return answer(socket);
        }
    }

    private byte[] bytes(int port) {
        var raw = test.get("method").stringValue().equals("RAW");
        var body = test.has("body") ? HostileBody.of(filled(test.get("body")), BOUNDARY) : null;
        if (raw && body != null) {
            return body;
        }
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n"
                .formatted(test.get("method").stringValue(), fill(test.get("path").stringValue()), port));
        headers(body != null).forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> headers(boolean hasBody) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "application/json");
        if (hasBody) {
            headers.put("Content-Type", "application/json");
        }
        for (var header : test.path("headers").properties()) {
            headers.keySet().removeIf(name -> name.equalsIgnoreCase(header.getKey()));
            var value = headerValue(header.getValue());
            if (value != null) {
                headers.put(header.getKey(), value);
            }
        }
        headers.computeIfPresent("Content-Type",
                (name, type) -> type.equals("multipart/form-data") ? type + "; boundary=" + BOUNDARY : type);
        return headers;
    }

    private @Nullable String headerValue(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isString()
                ? fill(value.stringValue())
                : new String(HostileBody.of(value, BOUNDARY), StandardCharsets.ISO_8859_1);
    }

    private static Answer answer(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, n);
                var soFar = bytes.toString(StandardCharsets.ISO_8859_1);
                if (soFar.contains("text/event-stream") || bytes.size() > 65_536) {
                    break;
                }
            }
        } catch (IOException e) {
            // A reset after the answer: what was read until then counts.
        }
        var text = bytes.toString(StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/1.")) {
            return new Answer(0, "", "");
        }
        var end = text.indexOf("\r\n\r\n");
        var type = Pattern.compile("\r\ncontent-type: ([^\r]+)")
                .matcher(text.substring(0, end).toLowerCase(Locale.ROOT))
                .results().map(match -> match.group(1)).findFirst().orElse("");
        return new Answer(Integer.parseInt(text.substring(9, 12)), type, text.substring(end + 4));
    }

    private JsonNode filled(JsonNode body) {
        return JSON.readTree(REPEAT.matcher(FIXTURE.matcher(body.toString()).replaceAll(this::fixture))
                .replaceAll(HostileRequest::repeat));
    }

    private String fill(String text) {
        return REPEAT.matcher(FIXTURE.matcher(text).replaceAll(this::fixture)).replaceAll(HostileRequest::repeat);
    }

    private String fixture(MatchResult match) {
        return java.util.regex.Matcher.quoteReplacement(fixtures.getOrDefault(match.group(1), match.group()));
    }

    private static String repeat(MatchResult match) {
        return match.group(2).repeat(Integer.parseInt(match.group(1)));
    }
}
