package org.trainyard.datasets.tables;

import java.util.List;

/**
 * What a column is, without its figures.
 *
 * @param name its name
 * @param type what its cells are
 * @param categories what a cell's number stands for, from 0; empty for a numeric column
 */
public record Column(String name, ColumnType type, List<String> categories) {

    public Column {
        categories = List.copyOf(categories);
    }
}
