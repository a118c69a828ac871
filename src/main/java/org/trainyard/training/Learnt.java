package org.trainyard.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.TrainedModel.Parameters;

/**
 * The weights of a run after an epoch, to be sent as JSON or as {@link SafeTensors}.
 *
 * @param runId whose they are
 * @param epoch as it was asked for
 * @param model that has them
 */
record Learnt(String runId, String epoch, TrainedModel model) {

    /** The JSON: layer by layer. */
    @JsonValue
    List<Parameters> layers() {
        return model.parameters();
    }
}
