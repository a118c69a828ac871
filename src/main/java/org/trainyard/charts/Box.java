package org.trainyard.charts;

/** An upright rectangle, in pixels from the picture's upper left corner. */
record Box(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double middle() {
        return left + width / 2;
    }
}
