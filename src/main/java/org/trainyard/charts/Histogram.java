package org.trainyard.charts;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Rectangle;

/**
 * How often values fall into bins; with several stacks, the parts of a bin stand on each other in their order.
 *
 * @param title may be empty
 * @param xTitle what is counted, with its unit; may be empty
 * @param edges of the bins, none smaller than the one before, each within ±{@value Range#MOST}; none at all, or one more
 *     than there are bins. A bin may have no width, as when all values are equal: it is drawn as a line
 * @param stacks one, or one a class
 */
public record Histogram(String title, String xTitle, double[] edges, List<Stack> stacks) implements Chart {

    private static final double HEADROOM = 1.04;
    /** Pixels that the thinnest bin is wide. */
    private static final double LEAST_WIDTH = 2;
    /** From this width on, pixels, bars have outlines. */
    private static final double OUTLINED_FROM = 4;

    /**
     * What falls into the bins, from one kind of things.
     *
     * @param name may be empty
     * @param counts one a bin, none negative, no more than 10<sup>15</sup>
     */
    public record Stack(String name, long[] counts) {

        private static final long MOST = 1_000_000_000_000_000L;

        public Stack {
            if (LongStream.of(counts).anyMatch(count -> count < 0 || count > MOST)) {
                throw new IllegalArgumentException("A count is 0 to " + MOST);
            }
        }

        long sum() {
            return LongStream.of(counts).sum();
        }
    }

    /** Refuses edges that do not ascend, and stacks of other lengths. */
    public Histogram {
        stacks = List.copyOf(stacks);
        for (int i = 0; i < edges.length; i++) {
            if (!(Math.abs(edges[i]) <= Range.MOST) || (i > 0 && edges[i] < edges[i - 1])) {
                throw new IllegalArgumentException("Edges ascend and are finite; edge " + i + " was " + edges[i]);
            }
        }
        int bins = Math.max(0, edges.length - 1);
        for (var stack : stacks) {
            if (stack.counts().length != bins) {
                throw new IllegalArgumentException("%d bins need as many counts, not %d"
                        .formatted(bins, stack.counts().length));
            }
        }
    }

    @Override
    public Picture draw(int width, int height) {
        var names = stacks.stream().map(Stack::name).toList();
        var plot = new Plot(new Sheet(width, height, title), new Axis(xTitle, new LinearScale(across())),
                new Axis("count", new LinearScale(new Range(0, Math.max(1, highest() * HEADROOM)), true)),
                Legend.of(names, Legend.Sign.AREA));
        var below = new long[bins()];
        for (int i = 0; i < stacks.size(); i++) {
            draw(plot, i, below);
        }
        if (highest() == 0) {
            plot.sheet().remark(plot.inside(), "No values");
        }
        var sums = stacks.stream().map(Stack::sum).toList();
        return plot.finish("Histogram of " + Words.count(Words.sum(sums), "value") + " in "
                + Words.count(bins(), "bin") + " and "
                + Words.list(names, sums, stacks.size() == 1 ? "stack" : "stacks")
                + ". " + Words.range(xTitle, "x", extent()) + "; count of the highest bin: " + highest() + ".");
    }

    /** Puts one stack on those below it, and adds its counts to theirs. */
    private void draw(Plot plot, int number, long[] below) {
        var bars = new ArrayList<Rectangle>();
        var counts = stacks.get(number).counts();
        double thinnest = Double.POSITIVE_INFINITY;
        for (int bin = 0; bin < counts.length; bin++) {
            double left = plot.x(edges[bin]);
            double width = plot.x(edges[bin + 1]) - left;
            if (width < LEAST_WIDTH) {
                left -= (LEAST_WIDTH - width) / 2;
                width = LEAST_WIDTH;
            }
            double bottom = plot.y((double) below[bin]);
            below[bin] += counts[bin];
            double top = plot.y((double) below[bin]);
            if (counts[bin] > 0) {
                bars.add(new Rectangle(new Box(left, top, width, bottom - top)));
                thinnest = Math.min(thinnest, width);
            }
        }
        var colour = Palette.of(number);
        plot.sheet().add(thinnest < OUTLINED_FROM ? Style.filled(colour) : Style.outlined(colour, 1), bars);
    }

    private int bins() {
        return Math.max(0, edges.length - 1);
    }

    private DoubleSummaryStatistics extent() {
        return DoubleStream.of(edges).summaryStatistics();
    }

    private Range across() {
        return Range.of(extent(), 0);
    }

    /** The count of all stacks in the fullest bin. */
    private long highest() {
        long highest = 0;
        for (int i = 0; i < bins(); i++) {
            int bin = i;
            highest = Math.max(highest, stacks.stream().mapToLong(stack -> stack.counts()[bin]).sum());
        }
        return highest;
    }
}
