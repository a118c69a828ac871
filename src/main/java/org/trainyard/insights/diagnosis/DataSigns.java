package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.trainyard.compute.Preprocessing.Scaling;
import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;
import org.trainyard.runs.EpochRow;

/** What is wrong with the rows that a network learns from. */
final class DataSigns {

    private DataSigns() {}

    static Optional<Sign> unscaledInputs(Examination run) {
        if (run.definition().preprocessing().scaling() != Scaling.NONE || run.doesWell()) {
            return Optional.empty();
        }
        double[] deviations = run.deviations();
        Arrays.sort(deviations);
        double largest = deviations.length == 0 ? 0 : deviations[deviations.length - 1];
        // one column that hardly ever changes, such as the corner of a picture, is no other scale
        double small = deviations.length == 0 ? 0 : deviations[deviations.length / 4];
        if (!(largest > 30 || largest > 30 * small)) {
            return Optional.empty();
        }
        return Optional.of(Sign
                .of(Severity.WARNING, String.format(Locale.ROOT, "The inputs are spread by %.3g at most, "
                        + "and the lower ones by %.3g or less (standard deviations): the weights of large ones get gradients "
                        + "that drown all others, and units saturate.", largest, small), "largestDeviation", largest,
                        "smallDeviation", small)
                .cure("Scale the inputs to mean 0 and deviation 1.", new Change("/preprocessing/scaling", "standard")));
    }

    static Optional<Sign> labelsWithoutPattern(Examination run) {
        // Of a rare class, rows often lie among others': that it is rare is said below.
        if (!run.classifies() || run.trainingRows() < 40 || isRare(run.classCounts())) {
            return Optional.empty();
        }
        double guess = (double) Arrays.stream(run.classCounts()).max().orElse(0) / run.trainingRows();
        double neighbours = run.neighbours().meanRecall();
        double found = run.kept(EpochRow::validationAccuracy);
        if (!(neighbours < 1.0 / run.classCounts().length + 0.08) || found > guess + 0.12) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.ERROR, "Rows that lie beside each other have the same class no more often "
                + "than by chance: the labels do not seem to depend on the inputs. Look whether labels were shuffled, or "
                + "columns are missing. A network can still learn such rows by heart, but nothing of use.",
                "mostFrequentClass", guess, "neighboursMeanRecall", neighbours, "validationAccuracy", found));
    }

    static Optional<Sign> classImbalance(Examination run) {
        if (!run.classifies() || run.trainingRows() < Neighbours.FEWEST) {
            return Optional.empty();
        }
        int[] counts = run.classCounts();
        int rarest = IntStream.range(0, counts.length).reduce(0, (best, k) -> counts[k] < counts[best] ? k : best);
        double share = (double) counts[rarest] / run.trainingRows();
        double recall = run.recalls().isEmpty() ? Double.NaN : run.recalls().get(rarest);
        if (!isRare(counts) || run.definition().training().classWeights() != null) {
            return Optional.empty();
        }
        var ofThese = Double.isNaN(recall)
                ? ""
                : String.format(Locale.ROOT, ", and %.0f %% of these are found", 100 * recall);
        return Optional.of(Sign.of(recall > 0.8 ? Severity.INFO : Severity.WARNING, String.format(Locale.ROOT,
                "Only %.1f %% of the training rows are of the rarest class%s: a network that never names it is nearly "
                        + "always right. Look at the confusion matrix, not at the accuracy.",
                100 * share, ofThese),
                "share", share, "recall", recall)
                .cure("Weigh each class by how rare it is: more of its rows are found, at the price of some of the "
                        + "others." + (run.isPerceptron()
                                ? " The perceptron's rule knows no such weights: take sigmoid and let Adam follow the "
                                        + "gradient."
                                : ""),
                        Cures.classWeights(run, counts)));
    }

    /** Whether a class has less than a quarter of its even share of the rows. */
    private static boolean isRare(int[] counts) {
        return Arrays.stream(counts).min().orElse(0) < 0.25 * Arrays.stream(counts).sum() / counts.length;
    }
}
