package org.trainyard.insights.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Bytes of ASCII, written as characters; closing it leaves the writer open. */
final class AsciiStream extends OutputStream {

    private final Writer out;

    AsciiStream(Writer out) {
        this.out = out;
    }

    @Override
    public void write(int letter) throws IOException {
        out.write(letter);
    }

    @Override
    public void write(byte[] letters, int from, int count) throws IOException {
        out.write(new String(letters, from, count, StandardCharsets.US_ASCII));
    }
}
