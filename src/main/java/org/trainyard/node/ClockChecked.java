package org.trainyard.node;

import java.time.Duration;

/**
 * The node's own clock was held against the database's; published after every check, also when nothing has changed.
 *
 * @param offset how far it is ahead; negative when it is behind
 * @param right whether that is tolerable: where it is not, this node begins no work
 */
public record ClockChecked(Duration offset, boolean right) {}
