package org.trainyard.charts;

/**
 * What explains a plot's colours: beside the plot where all of it has room there, else below, and where neither has room it
 * is left out rather than cut.
 */
interface Key {

    /** No explanation, no room. */
    Key NONE = new Key() {

        @Override
        public double width(double most, double height) {
            return 0;
        }

        @Override
        public void draw(Sheet sheet, Box box) {
            // Nothing is to be explained.
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public Placement placed(double most, double height) {
            return new Placement(this, this);
        }
    };

    /**
     * Where the parts of a key stand.
     *
     * @param beside right of the plot
     * @param below under its horizontal axis
     */
    record Placement(Key beside, Key below) {}

    /** Whether there is nothing to explain. */
    default boolean isEmpty() {
        return false;
    }

    /** Pixels it needs from left to right when it stands beside a plot, at most {@code most} where it can shorten its words. */
    double width(double most, double height);

    /** Beside a plot. */
    void draw(Sheet sheet, Box box);

    /** What of it stands where, with {@code most} pixels from left to right and {@code height} from above to below. */
    Placement placed(double most, double height);

    /** Pixels it needs below a plot, at most {@code most}; 0 where it has no room there, and then it is not drawn. */
    default double heightBelow(double width, double most) {
        return 0;
    }

    /** Below a plot, in as many pixels as it asked for. */
    default void drawBelow(Sheet sheet, Box box) {
        // Only what asks for room there is drawn there.
    }
}
