package org.trainyard.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A run's place in an experiment.
 *
 * @param experimentId the experiment that ordered it
 * @param number which of its runs this is, from 0
 * @param multiplyAdds what the run costs, by which the experiment weighs its progress
 */
@Embeddable
record Membership(String experimentId, @Column(name = "experiment_number") Integer number, Double multiplyAdds) {}
