package org.trainyard.bench.measure;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/** What the calling thread has used up. Others on a busy machine, the compiler's threads too, do not count. */
public final class Cpu {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /** CPU seconds of this thread since it began. */
    public static double seconds() {
        return THREADS.getCurrentThreadCpuTime() * 1e-9;
    }

    /** Bytes that this thread has allocated since it began. */
    public static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
