package org.trainyard.charts;

import java.util.List;

/** How values lie along an axis. */
interface Scale {

    /** Where the value lies: 0 at the axis' start, 1 at its end. */
    double place(double value);

    /** About {@code wanted} round values (at least 2 are wanted), from small to large. */
    List<Tick> ticks(int wanted);
}
