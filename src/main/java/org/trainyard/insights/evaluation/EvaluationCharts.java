package org.trainyard.insights.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Look;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.charts.MatrixChart;
import org.trainyard.compute.Evaluation;
import org.trainyard.insights.evaluation.Evaluations.Judged;
import org.trainyard.web.Parameters;

/** What a network says of a part of its data, as pictures. */
record EvaluationCharts(Judged judged) {

    /** With more classes than a picture can show, those with the most mistakes have rows of their own. */
    private static final int MOST_CLASSES = 40;
    private static final double[] ENDS = {0, 1};

    /** Rows: true class; columns: predicted class. */
    Chart confusion() {
        var labels = judged.classes();
        var matrix = Evaluation.of(judged.scores()).confusionMatrix();
        if (labels == null || matrix == null) {
            throw Parameters.refused("kind", "must be residuals where the target is a number", "confusion");
        }
        var counts = matrix.stream().map(row -> row.stream().mapToLong(Integer::longValue).toArray())
                .toArray(long[][]::new);
        var title = title("confusion matrix");
        return labels.size() <= MatrixChart.MOST
                ? new MatrixChart(title, "predicted class", "true class", labels, counts)
                : gathered(title, labels, counts);
    }

    /** The classes with the fewest mistakes as one. */
    private static Chart gathered(String title, List<String> labels, long[][] counts) {
        var mistakes = new long[labels.size()];
        for (int i = 0; i < mistakes.length; i++) {
            mistakes[i] = Arrays.stream(counts[i]).sum() - counts[i][i];
        }
        var shown = IntStream.range(0, labels.size()).boxed()
                .sorted(Comparator.comparingLong((Integer i) -> mistakes[i]).reversed()).limit(MOST_CLASSES).sorted()
                .toList();
        var names = new ArrayList<String>();
        shown.forEach(i -> names.add(labels.get(i)));
        names.add((labels.size() - MOST_CLASSES) + " others");
        var sums = new long[names.size()][names.size()];
        for (int row = 0; row < labels.size(); row++) {
            for (int column = 0; column < labels.size(); column++) {
                sums[place(shown, row)][place(shown, column)] += counts[row][column];
            }
        }
        return new MatrixChart(title, "predicted class", "true class", names, sums);
    }

    private static int place(List<Integer> shown, int number) {
        int place = shown.indexOf(number);
        return place < 0 ? shown.size() : place;
    }

    Chart roc() {
        var two = twoClasses("roc");
        var roc = two.roc();
        var decision = decision();
        return new LineChart(title("ROC of class %s, area %s".formatted(roc.positive(), three(roc.auc()))),
                Ruler.linear("false positive rate", 0.0, 1.0), Ruler.linear("true positive rate", 0.0, 1.0),
                List.of(Series.line("network", of(roc.points(), EvaluationView.RocPoint::fpr),
                        of(roc.points(), EvaluationView.RocPoint::tpr)), decision.of(decision.fpr(), decision.tpr()),
                        Series.reference("chance", ENDS, ENDS)),
                List.of());
    }

    Chart precisionRecall() {
        var two = twoClasses("precision-recall");
        var curve = two.precisionRecall();
        var decision = decision();
        double share = (double) two.ranking().positives() / (two.ranking().positives() + two.ranking().negatives());
        return new LineChart(
                title("precision and recall of class %s, average %s".formatted(curve.positive(),
                        three(curve.averagePrecision()))),
                Ruler.linear("recall", 0.0, 1.0), Ruler.linear("precision", 0.0, 1.0),
                List.of(Series.line("network", of(curve.points(), EvaluationView.PrecisionRecallPoint::recall),
                        of(curve.points(), EvaluationView.PrecisionRecallPoint::precision)),
                        decision.of(decision.tpr(), decision.precision()),
                        Series.reference("chance", ENDS, new double[]{share, share})),
                List.of());
    }

    private TwoClasses twoClasses(String kind) {
        var classes = judged.classes();
        return judged.twoClasses().orElseThrow(() -> Parameters.refused("kind",
                classes == null
                        ? "must be residuals where the target is a number"
                        : classes.size() == 2
                                ? "needs rows of both classes and finite outputs; ask for another part"
                                : "needs two classes, this data has " + classes.size() + "; ask for confusion",
                kind));
    }

    /** What the network does when it has to decide. */
    private record Decision(double fpr, double tpr, double precision) {

        Series of(double x, double y) {
            return new Series("its own decision", Look.POINTS, new double[]{x}, new double[]{y}, null);
        }
    }

    private Decision decision() {
        var scores = judged.scores();
        var counts = new int[2][2];
        for (int row = 0; row < scores.size(); row++) {
            counts[scores.part().labels()[row]][scores.predicted(row)]++;
        }
        return new Decision((double) counts[0][1] / (counts[0][0] + counts[0][1]),
                (double) counts[1][1] / (counts[1][0] + counts[1][1]),
                (double) counts[1][1] / (counts[0][1] + counts[1][1]));
    }

    /** Of the first target, predicted over actual values. */
    Chart residuals() {
        if (judged.classes() != null) {
            throw Parameters.refused("kind", "must be confusion, roc or precision-recall where the target is a class",
                    "residuals");
        }
        var all = Residuals.of(judged.scores(), judged.targets());
        var name = judged.targets().getFirst();
        if (all.isEmpty()) {
            return new LineChart(title("predictions of " + name), Ruler.linear("actual " + name),
                    Ruler.linear("predicted " + name),
                    List.of(), List.of(), "The predictions are not finite");
        }
        var points = all.getFirst().points();
        var actual = of(points, EvaluationView.ResidualPoint::actual);
        var predicted = of(points, EvaluationView.ResidualPoint::predicted);
        var ends = new double[]{Arrays.stream(actual).min().orElse(0), Arrays.stream(actual).max().orElse(1)};
        return new LineChart(title("predictions of " + name), Ruler.linear("actual " + name),
                Ruler.linear("predicted " + name),
                List.of(new Series("rows", Look.POINTS, actual, predicted, null),
                        Series.reference("exact", ends, ends)),
                List.of());
    }

    private static <T> double[] of(List<T> points, ToDoubleFunction<T> coordinate) {
        return points.stream().mapToDouble(coordinate).toArray();
    }

    private String title(String what) {
        return "%s: %s (%d %s rows)".formatted(judged.run(), what, judged.scores().size(), judged.part().label());
    }

    private static String three(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
