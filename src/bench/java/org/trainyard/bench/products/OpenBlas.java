package org.trainyard.bench.products;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

import org.trainyard.bench.measure.Missing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

/** OpenBLAS's {@code cblas_sgemm} on one thread, on copies of the operands outside the Java heap. */
@SuppressWarnings("restricted") // calling C is what this class is for
final class OpenBlas {
    private static final String FILE = "libopenblas.so.0";
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private final Operands operands;
    private final MemorySegment x;
    private final MemorySegment w;
    private final MemorySegment delta;
    /** b for each row: that is how sgemm can start its sums with it. */
    private final MemorySegment biasRows;
    private final MemorySegment result;

    /** Its memory lives as long as {@code arena}. */
    OpenBlas(Operands operands, Arena arena) {
        this.operands = operands;
        this.x = arena.allocateFrom(JAVA_FLOAT, operands.x());
        this.w = arena.allocateFrom(JAVA_FLOAT, operands.w());
        this.delta = arena.allocateFrom(JAVA_FLOAT, operands.delta());
        int n = operands.n();
        int d = operands.d();
        int k = operands.k();
        this.biasRows = arena.allocate(MemoryLayout.sequenceLayout((long) n * k, JAVA_FLOAT));
        for (int i = 0; i < n; i++) {
            MemorySegment.copy(operands.b(), 0, biasRows, JAVA_FLOAT, (long) i * k * Float.BYTES, k);
        }
        this.result = arena.allocate(MemoryLayout.sequenceLayout(Math.max(n, d) * (long) Math.max(d, k), JAVA_FLOAT));
    }

    /**
     * Takes one thread from now on, and tells version and kind of core.
     *
     * @throws Missing when the library is not installed
     */
    static String prepare() throws Missing {
        try {
            Calls.SET_THREADS.invokeExact(1);
            return ((MemorySegment) Calls.CONFIG.invokeExact()).reinterpret(1024).getString(0);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new Missing(FILE, "libopenblas0");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Computes the product. */
    void run(Product product) {
        int n = operands.n();
        int d = operands.d();
        int k = operands.k();
        try {
            switch (product) {
                case FORWARD -> {
                    MemorySegment.copy(biasRows, 0, result, 0, biasRows.byteSize());
                    Calls.SGEMM.invokeExact(ROW_MAJOR, PLAIN, PLAIN, n, k, d, 1f, x, d, w, k, 1f, result, k);
                }
                case WEIGHT_GRADIENT ->
                    Calls.SGEMM.invokeExact(ROW_MAJOR, TRANSPOSED, PLAIN, d, k, n, 1f, x, d, delta, k, 0f, result, k);
                case INPUT_GRADIENT ->
                    Calls.SGEMM.invokeExact(ROW_MAJOR, PLAIN, TRANSPOSED, n, d, k, 1f, delta, k, w, k, 0f, result, d);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** One number of the last result. */
    float at(int index) {
        return result.getAtIndex(JAVA_FLOAT, index);
    }

    /** Looked up when first used, so that a machine without the library still measures the rest. */
    private static final class Calls {
        private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup(FILE, Arena.global());

        static final MethodHandle SET_THREADS = call("openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
        static final MethodHandle CONFIG = call("openblas_get_config", FunctionDescriptor.of(ADDRESS));
        /** order, transA, transB, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc. */
        static final MethodHandle SGEMM = call("cblas_sgemm",
                FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_FLOAT,
                        ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT));

        private static MethodHandle call(String name, FunctionDescriptor signature) {
            return Linker.nativeLinker().downcallHandle(LIBRARY.find(name).orElseThrow(), signature);
        }
    }
}
