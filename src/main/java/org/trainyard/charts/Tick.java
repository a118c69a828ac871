package org.trainyard.charts;

/** A marked value of an axis and what is written beside it. */
record Tick(double value, String label) {}
