package org.trainyard.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import tools.jackson.databind.JsonNode;

/** The bytes that a case of {@code bad-inputs.json} describes: plain JSON, raw text, hex, or generated. */
final class HostileBody {

    private HostileBody() {}

    /** The bytes of {@code body}; a multipart one has the given boundary. */
    static byte[] of(JsonNode body, String boundary) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (body.isString()) {
                bytes.writeBytes(utf8(body.stringValue()));
            } else if (body.has("$utf16")) {
                bytes.writeBytes(body.get("$utf16").stringValue().getBytes(StandardCharsets.UTF_16));
            } else if (body.has("$multipart")) {
                multipart(body.get("$multipart"), boundary, bytes);
            } else if (body.has("$hex") || body.has("$gen")) {
                pieces(body, bytes);
            } else {
                bytes.writeBytes(utf8(body.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void multipart(JsonNode parts, String boundary, OutputStream out) throws IOException {
        for (var part : parts) {
            var disposition = "form-data; name=\"" + part.get("name").stringValue() + '"'
                    + (part.has("filename") ? "; filename=\"" + part.get("filename").stringValue() + '"' : "")
                    + (part.has("filenameStar") ? "; filename*=" + part.get("filenameStar").stringValue() : "");
            out.write(
                    utf8("--%s\r\nContent-Disposition: %s\r\nContent-Type: %s\r\n\r\n".formatted(boundary, disposition,
                            part.get("contentType").stringValue())));
            pieces(part.get("content"), out);
            out.write(utf8("\r\n"));
        }
        out.write(utf8("--" + boundary + "--\r\n"));
    }

    private static void pieces(JsonNode piece, OutputStream out) throws IOException {
        if (piece.isString()) {
            out.write(utf8(piece.stringValue()));
        } else if (piece.has("$gen")) {
            generated(piece.get("$gen"), out);
        } else if (piece.has("$hex")) {
            out.write(HexFormat.of().parseHex(piece.get("$hex").stringValue()));
        } else if (piece.has("text")) {
            out.write(utf8(piece.get("text").stringValue()));
        } else if (piece.has("repeat")) {
            repeated(piece.get("repeat").stringValue(), piece.get("count").intValue(), out);
        } else {
            out.write(utf8(piece.toString()));
        }
    }

    private static void generated(JsonNode recipe, OutputStream out) throws IOException {
        switch (recipe.get("type").stringValue()) {
            case "repeat" -> {
                out.write(utf8(recipe.path("prefix").asString("")));
                repeated(recipe.get("unit").stringValue(), recipe.get("count").intValue(), out);
                out.write(utf8(recipe.path("suffix").asString("")));
            }
            case "concat" -> {
                for (var part : recipe.get("parts")) {
                    pieces(part, out);
                }
            }
            case "gzip" -> {
                var gzip = new GZIPOutputStream(out);
                pieces(recipe.get("of"), gzip);
                gzip.finish();
            }
            case "zip" -> {
                var zip = new ZipOutputStream(out);
                for (var entry : recipe.get("entries")) {
                    zip.putNextEntry(new ZipEntry(entry.get("name").stringValue()));
                    pieces(entry, zip);
                    zip.closeEntry();
                }
                zip.finish();
            }
            case "npy" -> npy(recipe, out);
            case "npyraw" -> {
                var header = utf8(recipe.get("header").stringValue());
                out.write(npyPrefix(header.length));
                out.write(header);
            }
            default -> throw new IllegalArgumentException("Unknown recipe: " + recipe);
        }
    }

    private static void npy(JsonNode recipe, OutputStream out) throws IOException {
        var shape = recipe.get("shape").valueStream().map(n -> n.intValue() + ", ").collect(Collectors.joining());
        var header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(recipe.get("descr").stringValue(), shape);
        var padded = header + " ".repeat((64 - (header.length() + 11) % 64) % 64) + "\n";
        out.write(npyPrefix(padded.length()));
        out.write(utf8(padded));
        out.write(HexFormat.of().parseHex(recipe.get("payload_hex").stringValue()));
    }

    private static byte[] npyPrefix(int headerLength) {
        return ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93).put(utf8("NUMPY")).put((byte) 1)
                .put((byte) 0).putShort((short) headerLength).array();
    }

    private static void repeated(String unit, int count, OutputStream out) throws IOException {
        var batch = Math.min(count, 10_000);
        var block = utf8(unit.repeat(batch));
        for (int i = 0; i < count / batch; i++) {
            out.write(block);
        }
        out.write(utf8(unit.repeat(count % batch)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
