package org.trainyard.web;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * Which page of a list is asked for: {@code ?page=0&size=20&sort=createdAt,desc}. Controllers take it as a parameter
 * and say by what may be sorted, as a map from public names to paths of the entity:
 *
 * <pre>{@code
 * private static final Map<String, String> SORTS = Map.of("createdAt", "times.createdAt", "name", "name");
 *
 * @GetMapping
 * Page<ModelView> list(PageQuery query) {
 *     return Page.of(models.findAll(query.pageable(SORTS, "createdAt,desc")), ModelView::of);
 * }
 * }</pre>
 *
 * @param page from 0
 * @param size entries of a page
 * @param sort as received; null where left out
 */
public record PageQuery(int page, int size, @Nullable String sort) {
    /** Entries of a page where nothing is said. */
    public static final int DEFAULT_SIZE = 20;
    /** Number of the last page that can be asked for. */
    public static final int LAST_PAGE = 1_000_000;

    private static final Pattern SORT = Pattern.compile("([A-Za-z0-9.]{1,64})(?:,(asc|desc))?");

    /**
     * Checks the parameters as they were sent; null where left out.
     *
     * @throws Problem {@code invalid-parameter}
     */
    public static PageQuery of(@Nullable String page, @Nullable String size, @Nullable String sort, Limits limits) {
        return new PageQuery(number("page", page, 0, 0, LAST_PAGE), number("size", size, DEFAULT_SIZE, 1,
                limits.pageSize()), sort);
    }

    /**
     * As Spring Data asks for it, with the id last so that no entry is on two pages.
     *
     * @param sorts public name to path of the entity
     * @param otherwise the order where none is asked for, such as {@code createdAt,desc}
     * @throws Problem {@code invalid-parameter} for a name that is not among {@code sorts}
     */
    public Pageable pageable(Map<String, String> sorts, String otherwise) {
        var asked = sort == null ? otherwise : sort;
        var match = SORT.matcher(asked);
        var path = match.matches() ? sorts.get(match.group(1)) : null;
        if (path == null) {
            throw Parameters.refused("sort", "must be one of %s, followed by ,asc or ,desc"
                    .formatted(String.join(", ", sorts.keySet().stream().sorted().toList())), asked);
        }
        var direction = "desc".equals(match.group(2)) ? Sort.Direction.DESC : Sort.Direction.ASC;
        return PageRequest.of(page, size, Sort.by(direction, path).and(Sort.by(direction, "id")));
    }

    private static int number(String name, @Nullable String given, int otherwise, int min, int max) {
        if (given == null) {
            return otherwise;
        }
        // Nine digits always fit; what is longer is out of range anyway.
        if (given.matches("\\d{1,9}") && Integer.parseInt(given) >= min && Integer.parseInt(given) <= max) {
            return Integer.parseInt(given);
        }
        throw Parameters.refused(name, "must be a whole number between %d and %d".formatted(min, max), given);
    }
}
