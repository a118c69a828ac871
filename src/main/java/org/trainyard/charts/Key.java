package org.trainyard.charts;

/** What stands to the right of a plot and explains its colours. */
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
    };

    /** Pixels it needs from left to right, at most {@code most} where it can shorten its words. */
    double width(double most, double height);

    void draw(Sheet sheet, Box box);
}
