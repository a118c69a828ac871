package org.trainyard.compute;

import org.trainyard.compute.kernel.Cores;
import org.trainyard.compute.kernel.KernelChoice;

/** How fast this Java process trains, never what comes out. */
public final class Engine {

    private Engine() {}

    /**
     * Has the fast kernels compiled, on the calling thread, which takes some seconds; trainings under way move to them
     * with their next epoch. Does nothing where they are ready or the Vector API is missing.
     *
     * @return false when the compiler was not done with them in time, as happens on a busy machine: then try again later
     */
    public static boolean warmUp() {
        return KernelChoice.warmUp();
    }

    /** Uses at most that many cores for all trainings together from now on; at first, all there are. */
    public static void limitCores(int cores) {
        Cores.limitTo(cores);
    }

    /** Which kernels do the work, and what would make them faster: a sentence for a log. */
    public static String inWords() {
        return KernelChoice.inWords();
    }
}
