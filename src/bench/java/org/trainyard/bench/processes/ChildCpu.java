package org.trainyard.bench.processes;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** CPU time of ended child processes, by {@code getrusage(2)} of 64-bit Unix: with all threads, from start to end. */
final class ChildCpu {
    private static final int RUSAGE_CHILDREN = -1;
    private static final long RUSAGE_BYTES = 144;

    private ChildCpu() {}

    /** User and system seconds of all children that have ended so far. */
    static double seconds() {
        try (var arena = Arena.ofConfined()) {
            var usage = arena.allocate(RUSAGE_BYTES, JAVA_LONG.byteAlignment());
            int failed = (int) Call.GETRUSAGE.invokeExact(RUSAGE_CHILDREN, usage);
            if (failed != 0) {
                throw new IllegalStateException("getrusage failed");
            }
            // two timevals of seconds and microseconds stand first: user, then system
            long seconds = usage.getAtIndex(JAVA_LONG, 0) + usage.getAtIndex(JAVA_LONG, 2);
            long micros = usage.getAtIndex(JAVA_LONG, 1) + usage.getAtIndex(JAVA_LONG, 3);
            return seconds + micros * 1e-6;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted") // the JDK tells nothing of a process that has ended
    private static final class Call {
        static final MethodHandle GETRUSAGE = Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().find("getrusage").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }
}
