package org.trainyard.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param content the entries, in the order asked for
 * @param page where they stand in the whole list
 */
public record Page<T>(List<T> content, Position page) {

    /** What the database found, each row turned into what the API shows. */
    public static <E, T> Page<T> of(org.springframework.data.domain.Page<E> found, Function<E, T> shown) {
        return new Page<>(found.getContent().stream().map(shown).toList(), new Position(found.getSize(),
                found.getNumber(), found.getTotalElements(), found.getTotalPages()));
    }

    /**
     * Where in the list this page stands.
     *
     * @param size entries that a page holds
     * @param number of this page, from 0
     * @param totalElements entries of the whole list
     * @param totalPages pages of the whole list
     */
    public record Position(int size, int number, long totalElements, int totalPages) {}
}
