package org.trainyard.web;

import java.util.List;

/** One page of a list. */
public record Page<T>(List<T> content, Position page) {

    /** Where in the list this page stands. */
    public record Position(int size, int number, long totalElements, int totalPages) {}
}
