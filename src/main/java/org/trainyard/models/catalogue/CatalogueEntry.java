package org.trainyard.models.catalogue;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A member of a family.
 *
 * @param name as it stands in a request, alone or as the {@code kind}
 * @param formula what it computes: a for an activation, the loss of an output, the update of weights w by the gradient g
 *     at rate α, the rate of epoch e (from 0), the distribution of a weight
 * @param derivative of that formula; null where none is needed
 * @param whenToUse a sentence or two on where it belongs
 * @param parameters JSON Schema of its settings, with defaults and ranges
 * @param example as it stands in a request, with every default
 * @param curve what it does, by its own code
 * @param picture where that curve is drawn
 */
record CatalogueEntry(String name, String formula, @Nullable String derivative, String whenToUse,
        Map<String, Object> parameters, JsonNode example, Curve curve, String picture) {

    /**
     * What a member does.
     *
     * @param about under which circumstances
     * @param xTitle what x is
     * @param x places, ascending
     * @param lines one or more figures at these places
     */
    record Curve(String about, String xTitle, double[] x, List<Line> lines) {}

    /**
     * A figure along a curve.
     *
     * @param name what it is
     * @param y its values, one a place
     */
    record Line(String name, double[] y) {}
}
