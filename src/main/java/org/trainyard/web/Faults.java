package org.trainyard.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects every fault of one request, so that a client hears of all at once. Faults that are 400 by their type make
 * the whole answer a 400; the answer's type is that of the first fault of the winning status.
 */
public final class Faults {
    /** More would help nobody, and a table of wrong cells must not make an answer of its own size. */
    private static final int MOST = 100;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Object> extras = new LinkedHashMap<>();
    private int beyond;

    /**
     * @param pointer JSON Pointer into the request's body, {@code ""} for the whole of it
     * @param detail what is wrong, to be read after the pointer: {@code must be between 1 and 8192, was 0}
     */
    public void add(ProblemType type, String pointer, String detail) {
        if (entries.size() == MOST) {
            beyond++;
        } else {
            entries.add(new Entry(type, new Problem.Fault(pointer, detail)));
        }
    }

    /** Adds a fault that explains those which were found before it: the answer is of its type. */
    public void addFirst(ProblemType type, String pointer, String detail) {
        entries.addFirst(new Entry(type, new Problem.Fault(pointer, detail)));
    }

    /** @param extras further members of the answer, such as {@code limit} */
    public void add(ProblemType type, String pointer, String detail, Map<String, Object> extras) {
        add(type, pointer, detail);
        this.extras.putAll(extras);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether a fault was found at this very place. */
    public boolean has(String pointer) {
        return entries.stream().anyMatch(entry -> entry.fault.pointer().equals(pointer));
    }

    /** Whether a fault was found at this place or inside of it. */
    public boolean within(String pointer) {
        return entries.stream()
                .anyMatch(entry -> entry.fault.pointer().equals(pointer)
                        || entry.fault.pointer().startsWith(pointer + "/"));
    }

    /** Where faults were found, in the order of finding. */
    public List<String> places() {
        return entries.stream().map(entry -> entry.fault.pointer()).toList();
    }

    /** @throws Problem with all faults, if there are any */
    public void throwIfAny() {
        if (entries.isEmpty()) {
            return;
        }
        var type = entries.stream().map(Entry::type).filter(each -> each.status() == 400).findFirst()
                .orElse(entries.getFirst().type);
        throw new Problem(type, detail(type), entries.stream().map(Entry::fault).toList(), extras);
    }

    private String detail(ProblemType type) {
        var first = entries.stream().filter(entry -> entry.type == type).findFirst().orElseThrow().fault;
        var sentence = (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.detail();
        var all = entries.size() + beyond;
        var ended = sentence.endsWith("?") || sentence.endsWith(".") ? sentence : sentence + ".";
        return all == 1 ? ended : all + " faults were found. One of them: " + ended;
    }

    private record Entry(ProblemType type, Problem.Fault fault) {}
}
