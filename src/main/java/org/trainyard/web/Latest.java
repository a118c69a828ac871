package org.trainyard.web;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets the newest of a kind answer to the id {@code latest}, so that the documentation's examples run as they are. A
 * module that wants that has a bean of this.
 *
 * @param path of the list, such as {@code /api/v1/runs}
 * @param newest its newest entry's id; empty where there is none
 */
public record Latest(String path, Supplier<Optional<String>> newest) {}
