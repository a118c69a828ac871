package org.trainyard.models;

/** A port: who else still needs a stored model. */
public interface ModelUse {

    boolean uses(String modelId);
}
