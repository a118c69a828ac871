package org.trainyard.compute;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Numbers as the bytes that files hold and hashes are over: float32, the lowest byte first. */
public final class LittleEndian {
    private static final int BLOCK = 1 << 14;

    private LittleEndian() {}

    /** Writes all that is left of {@code numbers} (its position is not modified), a block at a time. */
    public static void write(FloatBuffer numbers, OutputStream out) throws IOException {
        var bytes = ByteBuffer.allocate(Float.BYTES * Math.min(BLOCK, numbers.remaining()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = numbers.position(); from < numbers.limit(); from += BLOCK) {
            int count = Math.min(BLOCK, numbers.limit() - from);
            bytes.asFloatBuffer().put(0, numbers, from, count);
            out.write(bytes.array(), 0, Float.BYTES * count);
        }
    }
}
