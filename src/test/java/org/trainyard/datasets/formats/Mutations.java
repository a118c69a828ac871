package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What becomes of a good file on a bad way: the same changes in every run. */
final class Mutations {

    /** What programs forget to think of, in a byte, in two, in four and in eight. */
    private static final List<Long> EDGES = List.of(0L, 1L, -1L, 0x7FL, 0x80L, 0x7FFFL, 0x8000L, 0x7FFFFFFFL,
            0x80000000L, 0x7FFFFFFFFFFFFFFFL, 1L << 40);

    private final SplittableRandom random;

    Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A changed copy. */
    byte[] of(byte[] seed) {
        var bytes = seed;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes = bytes.length == 0 ? new byte[]{(byte) random.nextInt(256)} : once(bytes.clone());
        }
        return bytes;
    }

    /** @param bytes modified */
    private byte[] once(byte[] bytes) {
        int at = place(bytes.length);
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return twice(bytes, at);
            }
            case 4 -> swap(bytes, at);
            case 5, 6 -> edge(bytes, at);
            case 7 -> {
                return without(bytes, at);
            }
            default -> digit(bytes, at);
        }
        return bytes;
    }

    /** Headers and footers are small, but most of what can go wrong. */
    private int place(int length) {
        int edge = Math.min(length, 200);
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(edge);
            case 1 -> length - 1 - random.nextInt(edge);
            default -> random.nextInt(length);
        };
    }

    private byte[] twice(byte[] bytes, int at) {
        int end = at + 1 + random.nextInt(Math.min(300, bytes.length - at));
        var longer = new ByteArrayOutputStream();
        longer.write(bytes, 0, end);
        longer.write(bytes, at, bytes.length - at);
        return longer.toByteArray();
    }

    private byte[] without(byte[] bytes, int at) {
        int end = at + 1 + random.nextInt(Math.min(20, bytes.length - at));
        var shorter = new ByteArrayOutputStream();
        shorter.write(bytes, 0, at);
        shorter.write(bytes, end, bytes.length - end);
        return shorter.toByteArray();
    }

    private void swap(byte[] bytes, int at) {
        int other = place(bytes.length);
        for (int i = 0; i < 4 && at + i < bytes.length && other + i < bytes.length; i++) {
            byte kept = bytes[at + i];
            bytes[at + i] = bytes[other + i];
            bytes[other + i] = kept;
        }
    }

    /** A length, most likely, in either order of its bytes. */
    private void edge(byte[] bytes, int at) {
        long value = EDGES.get(random.nextInt(EDGES.size()));
        int size = 1 << random.nextInt(4);
        boolean isBigEndian = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * (isBigEndian ? size - 1 - i : i)));
        }
    }

    /** Another digit, or sign of a text format, in the place of the next one. */
    private void digit(byte[] bytes, int at) {
        var signs = "0123456789-+.eE,;:'\"{}[]()\\%@?\n";
        for (int i = at; i < bytes.length; i++) {
            if (signs.indexOf(bytes[i]) >= 0) {
                bytes[i] = (byte) signs.charAt(random.nextInt(signs.length()));
                return;
            }
        }
    }
}
