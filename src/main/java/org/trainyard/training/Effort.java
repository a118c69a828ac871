package org.trainyard.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

import org.trainyard.runs.RunDefinition;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * What may be done to have an epoch again: how much may be trained, whether what is stored may be believed, and how
 * long somebody still waits for it.
 *
 * @param multiplyAdds most multiply-adds that may be trained again
 * @param believing whether stored states may stand for the training that led to them
 * @param goOn asked after every update, and while an epoch is measured
 */
record Effort(double multiplyAdds, boolean believing, BooleanSupplier goOn) {

    /** For a client that waits: so much and no more. */
    static Effort of(double multiplyAdds) {
        return new Effort(multiplyAdds, true, () -> true);
    }

    /** For a run of the queue, which has been admitted. */
    static Effort unbounded(boolean believing, BooleanSupplier goOn) {
        return new Effort(Double.POSITIVE_INFINITY, believing, goOn);
    }

    /**
     * What is left after training some epochs of a run.
     *
     * @param stored epochs from which there is less to train
     * @throws Problem {@code cost-budget}, which names the epochs that are cheap
     */
    Effort after(RunDefinition run, int epochs, SortedSet<Integer> stored) {
        var each = 3.0 * run.network().weights() * run.trainingRows();
        var left = multiplyAdds - each * epochs;
        if (left >= 0) {
            return new Effort(left, believing, goOn);
        }
        var reach = (int) (multiplyAdds / each);
        throw new Problem(ProblemType.COST_BUDGET,
                String.format(Locale.ROOT,
                        "For this, %d epochs would have to be trained again, %.3g multiply-adds, and one request may "
                                + "take %.3g. Cheap are the stored epochs (%s) and the %d epochs after each of them; "
                                + "what looks at all epochs needs fewer of them, or a smaller network.",
                        epochs, each * epochs, multiplyAdds,
                        withStart(stored).toString().replaceAll("[\\[\\]]", ""),
                        reach),
                List.of(),
                Map.of("estimate", each * epochs, "budget", multiplyAdds, "cheapEpochs", withStart(stored), "reach",
                        reach));
    }

    private static SortedSet<Integer> withStart(SortedSet<Integer> stored) {
        var all = new TreeSet<>(stored);
        all.add(0);
        return all;
    }
}
