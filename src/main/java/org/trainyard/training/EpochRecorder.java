package org.trainyard.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.EpochReport;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;
import org.trainyard.runs.RunLedger.Measured;
import org.trainyard.runs.RunLedger.Verdict;

/**
 * Writes all that one attempt records, on a thread of its own: ten thousand epochs of a small network are trained in the
 * time that one commit takes. The training thread hands its figures over and reads one volatile field for what the
 * writer heard in return.
 *
 * <p>
 * A checkpoint or an end state is written after all epochs that were handed over before it. What is handed over but not
 * yet written is bounded; a training that is ahead by more waits. So do all while the database is full or away ({@link
 * Outage}).
 *
 * <p>
 * The writer is a platform thread. It computes as much as it waits (Hibernate, and with H2 the database itself), so a
 * virtual one would hold a carrier that requests need; and no interrupt of a worker reaches its file channels, which H2
 * would answer by closing the database.
 */
final class EpochRecorder implements AutoCloseable {

    /** Epochs that may wait for the writer, and as many again that it has in hand: some 3 MB each. */
    static final int ROOM = 16_384;

    /** What the training is to do next. */
    enum Order {
        GO_ON,
        /** The last checkpoint was long ago: {@link #keep} one. */
        CHECKPOINT,
        /** A user, the node, a lost attempt or a failed write wants it; the writer knows which. */
        STOP
    }

    private final Assignment work;
    private final RunLedger ledger;
    private final BooleanSupplier shuttingDown;
    private final long flushNanos;
    private final long checkpointNanos;
    private final int trainingRows;
    private final UsageMeter usage;
    private final Outage outage;
    private final Thread writer;
    private final RunLog.Names names = RunLog.names();
    /** The writer's own. */
    private @Nullable Speed speed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition handedOver = lock.newCondition();
    private final Condition taken = lock.newCondition();

    // All that follows is guarded by the lock; the order alone is also read without it.
    private List<Measured> rows = new ArrayList<>(ROOM);
    /** What is to be written after the rows; answers false when the attempt is lost. Null again when it is done. */
    private @Nullable BooleanSupplier write;
    private boolean closing;
    private boolean lost;
    private @Nullable Throwable failure;
    private int firstEpoch = -1;
    private long began = System.nanoTime();
    private long epochBegan = began;
    private long kept = began;
    private volatile Order order = Order.GO_ON;

    /**
     * @param trainingRows rows of one epoch, for the speed that is shown
     * @param usage asked by the writer alone
     */
    EpochRecorder(Assignment work, RunLedger ledger, TrainingSettings settings, int trainingRows, UsageMeter usage,
            Outage outage, BooleanSupplier shuttingDown) {
        this.work = work;
        this.ledger = ledger;
        this.shuttingDown = shuttingDown;
        this.flushNanos = settings.flushEvery().toNanos();
        this.checkpointNanos = settings.checkpointEvery().toNanos();
        this.trainingRows = trainingRows;
        this.usage = usage;
        this.outage = outage;
        this.writer = Thread.ofPlatform().daemon().name("record-" + work.runId()).unstarted(this::writeAll);
    }

    void start() {
        writer.start();
    }

    /** From now on the run's own epochs are trained: their time and speed count from here. */
    void trainingBegins() {
        lock.lock();
        try {
            began = System.nanoTime();
            epochBegan = began;
        } finally {
            lock.unlock();
        }
    }

    /** Cheap enough to be asked after every update. */
    Order order() {
        return order;
    }

    /** Hands an epoch's figures over, at once unless there is no room. */
    void add(EpochReport report) {
        var now = System.nanoTime();
        lock.lock();
        try {
            if (firstEpoch < 0) {
                firstEpoch = report.epoch();
            }
            var millis = (now - epochBegan) / 1_000_000;
            epochBegan = now;
            while (rows.size() >= ROOM && !isDeaf()) {
                handedOver.signal();
                taken.awaitUninterruptibly();
            }
            // An attempt that was cut off may have stored epochs beyond its last checkpoint; they are equal to the bit.
            if (report.epoch() > work.recorded() && !isDeaf()) {
                rows.add(new Measured(report, millis));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands over the state to go on from. It is made when the one before has been written, so that there is one. */
    void keep(Supplier<Checkpoint> state, @Nullable Double loss) {
        lock.lock();
        try {
            awaitLastWrite();
            if (!isDeaf()) {
                var checkpoint = state.get();
                kept = System.nanoTime();
                order = order == Order.CHECKPOINT ? Order.GO_ON : order;
                handOver(() -> ledger.keep(work, checkpoint, loss));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands over the last write; {@link #close} waits for it. */
    void finish(BooleanSupplier end) {
        lock.lock();
        try {
            awaitLastWrite();
            handOver(end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when all that was handed over is written, or the attempt is lost.
     *
     * @throws RuntimeException what kept the writer from writing
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            handedOver.signal();
        } finally {
            lock.unlock();
        }
        joinWriter();
        switch (failure) {
            case null -> {
            }
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException("The writer was stopped", failure);
        }
    }

    private void handOver(BooleanSupplier last) {
        write = last;
        handedOver.signal();
    }

    /** Interrupts do not hurry it: what is recorded must be written. */
    private void awaitLastWrite() {
        while (write != null && !isDeaf()) {
            taken.awaitUninterruptibly();
        }
    }

    /** Whether the writer has ended before its time, its attempt lost or its write failed, and takes nothing more. */
    private boolean isDeaf() {
        return lost || failure != null;
    }

    private void joinWriter() {
        var interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        names.takeOver();
        try {
            boolean more;
            do {
                var batch = take();
                var verdict = outage.outlast(() -> write(batch), () -> write(batch.after(ledger.recorded(work))));
                more = learn(batch, verdict) && !batch.last();
            } while (more);
        } catch (RuntimeException | InterruptedException | Error e) {
            lock.lock();
            try {
                failure = e;
                order = Order.STOP;
                taken.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for a batch that is worth a commit. */
    private EpochBatch take() throws InterruptedException {
        lock.lock();
        try {
            var left = flushNanos;
            while (left > 0 && !closing && write == null && rows.size() < ROOM) {
                left = handedOver.awaitNanos(left);
            }
            var some = rows.isEmpty() ? List.<Measured>of() : rows;
            rows = rows.isEmpty() ? rows : new ArrayList<>(ROOM);
            taken.signalAll();
            return new EpochBatch(some, write, closing, began, firstEpoch);
        } finally {
            lock.unlock();
        }
    }

    private Verdict write(EpochBatch batch) {
        usage.look();
        var verdict = Verdict.GO_ON;
        if (!batch.rows().isEmpty()) {
            var reached = batch.rows().getLast().report().epoch();
            var speed = speed(batch).at(System.nanoTime(), reached);
            verdict = ledger.record(work, batch.rows(), reached, speed * trainingRows, usage.now());
        } else if (!batch.last()) {
            verdict = ledger.verdict(work);
        }
        var held = verdict != Verdict.LOST && (batch.write() == null || batch.write().getAsBoolean());
        return held ? verdict : Verdict.LOST;
    }

    private Speed speed(EpochBatch batch) {
        speed = speed != null ? speed : new Speed(batch.began(), Math.max(0, batch.first() - 1));
        return speed;
    }

    /** Lets the training know what came of a batch; answers whether there may be another. */
    private boolean learn(EpochBatch batch, Verdict verdict) {
        lock.lock();
        try {
            if (batch.write() != null) {
                write = null;
            }
            lost = verdict == Verdict.LOST;
            if (verdict != Verdict.GO_ON || shuttingDown.getAsBoolean()) {
                order = Order.STOP;
            } else if (order == Order.GO_ON && System.nanoTime() - kept >= checkpointNanos) {
                order = Order.CHECKPOINT;
            }
            taken.signalAll();
            return !lost;
        } finally {
            lock.unlock();
        }
    }
}
