package org.trainyard.compute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A training's whole state in bytes, big-endian: {@code TYCP}, format version, numerics version, length of the body (4
 * bytes each), body, CRC32C of all before it (4 bytes). The body holds the model (layers, scaling, weights), then the
 * kind of optimizer, the whole epochs done, and what the trainer needs to go on.
 */
public final class Checkpoint {
    /**
     * Raised whenever the layout changes; bytes of another version are refused. The tests keep one checkpoint of each
     * version for ever.
     */
    public static final int FORMAT = 1;

    private static final int MAGIC = 0x54594350;
    private static final int HEADER = 16;

    private final byte[] bytes;
    private final TrainedModel model;
    private final String optimizer;
    private final int epoch;
    private final int stateFrom;

    private Checkpoint(byte[] bytes, TrainedModel model, String optimizer, int epoch, int stateFrom) {
        this.bytes = bytes;
        this.model = model;
        this.optimizer = optimizer;
        this.epoch = epoch;
        this.stateFrom = stateFrom;
    }

    /** Writes the trainer's own part of a checkpoint. */
    interface Writing {
        void to(DataOutput out) throws IOException;
    }

    /** Reads the trainer's own part of a checkpoint. */
    interface Reading {
        void from(DataInput in) throws IOException;
    }

    static Checkpoint of(TrainedModel model, Optimizer optimizer, int epoch, Writing state) {
        var kind = optimizer.getClass().getSimpleName();
        try {
            var body = new ByteArrayOutputStream();
            var out = new DataOutputStream(body);
            model.write(out);
            out.writeUTF(kind);
            out.writeInt(epoch);
            int stateFrom = HEADER + out.size();
            state.to(out);
            var whole = ByteBuffer.allocate(HEADER + body.size() + 4);
            whole.putInt(MAGIC).putInt(FORMAT).putInt(Numerics.VERSION).putInt(body.size()).put(body.toByteArray());
            whole.putInt(crc(whole.array(), HEADER + body.size()));
            return new Checkpoint(whole.array(), model, kind, epoch, stateFrom);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws Unreadable when the bytes are not a whole checkpoint of a known version
     */
    public static Checkpoint read(byte[] bytes) {
        var header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER + 4 || header.getInt() != MAGIC) {
            throw new Unreadable("These %d bytes are not a checkpoint.".formatted(bytes.length));
        }
        int format = header.getInt();
        int numerics = header.getInt();
        int length = header.getInt();
        if (length != bytes.length - HEADER - 4) {
            throw new Unreadable("The checkpoint says it is %d bytes long, but has %d.".formatted(length,
                    bytes.length - HEADER - 4));
        }
        if (crc(bytes, bytes.length - 4) != ByteBuffer.wrap(bytes).getInt(bytes.length - 4)) {
            throw new Unreadable("The checkpoint is damaged: its CRC does not fit its bytes.");
        }
        if (format != FORMAT || numerics != Numerics.VERSION) {
            throw new Unreadable(
                    "The checkpoint is of format %d, numerics %d; this engine reads format %d, numerics %d."
                            .formatted(format, numerics, FORMAT, Numerics.VERSION));
        }
        var body = new ByteArrayInputStream(bytes, HEADER, length);
        try {
            var in = new DataInputStream(body);
            var model = TrainedModel.read(in);
            var optimizer = in.readUTF();
            int epoch = in.readInt();
            return new Checkpoint(bytes.clone(), model, optimizer, epoch, HEADER + length - body.available());
        } catch (IOException | IllegalArgumentException fault) {
            throw new Unreadable("The checkpoint does not hold what its format says: " + fault.getMessage());
        }
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** A copy of the whole. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Epochs completed. */
    public int epoch() {
        return epoch;
    }

    /** The network with its fitted scaling, ready to predict. */
    public TrainedModel model() {
        return model;
    }

    /** Brings a network and the rest of a trainer to this state. */
    void restore(Network network, Optimizer expected, Reading state) {
        if (!model.hasShapeOf(network.spec()) || !expected.getClass().getSimpleName().equals(optimizer)) {
            throw new Unreadable("The checkpoint is of another network or optimizer (%s).".formatted(optimizer));
        }
        network.load(model.weights());
        var body = new ByteArrayInputStream(bytes, stateFrom, bytes.length - 4 - stateFrom);
        try {
            state.from(new DataInputStream(body));
        } catch (IOException fault) {
            throw new Unreadable("The checkpoint ends too early for this training plan.");
        }
        if (body.available() > 0) {
            throw new Unreadable("The checkpoint holds more than this training plan needs.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Damaged, cut off, or of another version. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }
    }
}
