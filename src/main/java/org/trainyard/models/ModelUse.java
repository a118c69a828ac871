package org.trainyard.models;

/** A port: who else still needs a stored model. Every bean of this type is asked before a model is deleted. */
public interface ModelUse {

    boolean uses(String modelId);
}
