package org.trainyard.models.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.charts.Chart;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/** One family. */
final class Shelf {

    /** Below it stand the families, each under its own name. */
    static final String API = "/api/v1/";

    private final String family;
    private final Map<String, Item> items = new LinkedHashMap<>();

    private record Item(CatalogueEntry entry, Chart chart) {}

    /** @param family in the plural, as in its address */
    Shelf(String family) {
        this.family = family;
    }

    /** Puts a member behind the others. */
    void add(String name, String formula, @Nullable String derivative, String whenToUse,
            Map<String, Object> parameters, JsonNode example, Sketch sketch) {
        items.put(name, new Item(new CatalogueEntry(name, formula, derivative, whenToUse, parameters, example,
                sketch.curve(), API + family + "/" + name + "/curve"), sketch.chart()));
    }

    /** The members, in the order in which a course meets them. */
    List<CatalogueEntry> entries() {
        return items.values().stream().map(Item::entry).toList();
    }

    /** @throws Problem {@code not-found} for a name that no member has */
    Chart chart(String name) {
        var item = items.get(name);
        if (item == null) {
            throw new Problem(ProblemType.NOT_FOUND,
                    "%s is none of the %s; GET %s lists them.".formatted(Said.of(name), family, API + family));
        }
        return item.chart();
    }
}
