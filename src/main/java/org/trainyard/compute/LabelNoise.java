package org.trainyard.compute;

/** Labels of which some are wrong, to see what a network makes of them. */
final class LabelNoise {

    private LabelNoise() {}

    /** The labels of those rows, after a share of them (rounded) was drawn anew from all classes, the old one too. */
    static int[] labels(DataTable table, int[] rows, Split split, long seed) {
        int[] labels = new int[rows.length];
        int[] order = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = table.classOf(rows[i]);
            order[i] = i;
        }
        var random = RandomStream.of(seed, RandomStream.Purpose.LABEL_NOISE);
        random.shuffle(order);
        long redrawn = Math.round(split.labelNoise() * rows.length);
        for (int i = 0; i < redrawn; i++) {
            labels[order[i]] = random.below(table.classes());
        }
        return labels;
    }
}
