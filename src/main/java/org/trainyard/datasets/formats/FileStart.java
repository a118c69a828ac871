package org.trainyard.datasets.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * By what the format of a file is told.
 *
 * @param bytes its first bytes, decompressed; not modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileStart(byte[] bytes) {

    /** Whether the file begins with these bytes. */
    boolean startsWith(int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first characters after blanks and a byte order mark, in lower case. */
    String text() {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading().toLowerCase(Locale.ROOT);
    }
}
