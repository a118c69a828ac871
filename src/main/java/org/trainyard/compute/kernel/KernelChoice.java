package org.trainyard.compute.kernel;

import java.util.Locale;

/**
 * Which kernels do the work. Both twins give the same bits, so this is a matter of speed alone: vector code that is not
 * yet compiled boxes every vector and is up to three hundred times slower than it will be, so work starts on the scalar
 * kernels and moves to the vector ones as soon as {@link #warmUp} has seen that these are faster. The system property
 * {@code trainyard.kernel} ({@code auto}, {@code scalar} or {@code vector}) forces a side.
 */
public final class KernelChoice {
    private static final Side SIDE = Side.valueOf(
            System.getProperty("trainyard.kernel", "auto").toUpperCase(Locale.ROOT));
    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private static volatile boolean vector = SIDE == Side.VECTOR && PRESENT;

    private KernelChoice() {}

    private enum Side {
        AUTO, SCALAR, VECTOR
    }

    /** New kernels, for one thread: the fastest that are ready now. */
    public static Kernels fastest() {
        return vector ? new VectorKernels() : new Kernels();
    }

    /** The same kernels, or faster ones if such have become ready. */
    public static Kernels atLeast(Kernels kernels) {
        return vector && kernels.getClass() == Kernels.class ? new VectorKernels() : kernels;
    }

    /** The readable ones that fix every bit. */
    public static Kernels scalar() {
        return new Kernels();
    }

    /**
     * The twin on the Vector API, compiled or not.
     *
     * @throws IllegalStateException where the module is missing
     */
    public static Kernels vector() {
        if (!PRESENT) {
            throw new IllegalStateException(inWords());
        }
        return new VectorKernels();
    }

    /** Whether work is done by vectors now. */
    public static boolean isVector() {
        return vector;
    }

    /**
     * Has the vector kernels compiled, which takes seconds, and makes them the choice if they are the faster ones then.
     *
     * @return whether the choice is final; on a busy machine the compiler may need longer, and another try helps
     */
    public static synchronized boolean warmUp() {
        if (SIDE == Side.AUTO && PRESENT && !vector) {
            vector = new WarmUp(new Kernels(), new VectorKernels()).run();
            return vector;
        }
        return true;
    }

    /** What was chosen and why, for a log. */
    public static String inWords() {
        if (!PRESENT) {
            return "Training runs on scalar kernels. The same bits come faster by the Vector API: start java with"
                    + " --add-modules=jdk.incubator.vector.";
        }
        return switch (SIDE) {
            case SCALAR -> "Training runs on scalar kernels, as -Dtrainyard.kernel=scalar asks for.";
            case VECTOR ->
                "Training runs on the Vector API from its first step, as -Dtrainyard.kernel=vector asks for.";
            case AUTO -> vector
                    ? "Training runs on the Vector API, %d floats at once.".formatted(VectorKernels.LANES)
                    : "Training runs on scalar kernels until those on the Vector API are compiled.";
        };
    }
}
