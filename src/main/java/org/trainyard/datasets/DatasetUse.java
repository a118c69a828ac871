package org.trainyard.datasets;

/** A port: who else still needs a stored dataset. */
public interface DatasetUse {

    boolean uses(String datasetId);
}
