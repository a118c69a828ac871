package org.trainyard.runs;

/**
 * An epoch whose learning rate differs from that of the recorded epoch before.
 *
 * @param epoch its number
 * @param rate α in this epoch
 */
public record RateChange(int epoch, double rate) {}
