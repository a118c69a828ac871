package org.trainyard.charts;

/**
 * Two keys below each other.
 *
 * @param share of the height that the upper one has, 0 to 1
 */
record StackedKey(Key upper, Key lower, double share) implements Key {

    private static final double GAP = 10;

    @Override
    public double width(double most, double height) {
        return Math.max(upper.width(most, height * share - GAP / 2), lower.width(most, height * (1 - share) - GAP / 2));
    }

    @Override
    public void draw(Sheet sheet, Box box) {
        double above = Math.rint(box.height() * share - GAP / 2);
        upper.draw(sheet, new Box(box.left(), box.top(), box.width(), above));
        lower.draw(sheet, new Box(box.left(), box.top() + above + GAP, box.width(), box.height() - above - GAP));
    }

    /** Where the upper one has no room beside the plot, only the lower one stays there. */
    @Override
    public Placement placed(double most, double height) {
        var one = upper.placed(most, height * share - GAP / 2);
        var other = lower.placed(most, height * (1 - share) - GAP / 2);
        return one.below().isEmpty()
                ? new Placement(other.beside().isEmpty() ? upper : this, NONE)
                : new Placement(lower.placed(most, height).beside(), one.below());
    }
}
