package org.trainyard.training;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.function.LongSupplier;

import org.trainyard.runs.Usage;

/** What one attempt takes of its machine, as seen each time it is asked. Not for two threads at once. */
final class UsageMeter {

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final LongSupplier bytesRead;
    private long peakHeap;

    /** @param bytesRead bytes of rows that the attempt has read so far; asked from the thread that asks this meter */
    UsageMeter(LongSupplier bytesRead) {
        this.bytesRead = bytesRead;
    }

    /** Looks at the heap: only what is looked at can be seen. */
    void look() {
        peakHeap = Math.max(peakHeap, memory.getHeapMemoryUsage().getUsed());
    }

    Usage now() {
        look();
        return new Usage(bytesRead.getAsLong(), peakHeap);
    }
}
