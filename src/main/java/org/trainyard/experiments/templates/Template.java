package org.trainyard.experiments.templates;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A question of a course, ready to be asked.
 *
 * @param name what it is called here
 * @param title the question
 * @param lookFor what its results show, and where to look
 * @param pictures where to look, once it has run
 * @param request the body for {@code POST /api/v1/experiments}, as it is
 */
public record Template(String name, String title, String lookFor, List<Picture> pictures, JsonNode request) {

    public Template {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture of what came out.
     *
     * @param title what it shows
     * @param href its address, in which {id} stands for the id of the experiment, {run} for the id of any of its runs and
     *        {runs} for the ids of one run of each combination, with commas between them
     */
    public record Picture(String title, String href) {}

    Template with(JsonNode otherRequest) {
        return new Template(name, title, lookFor, pictures, otherRequest);
    }
}
