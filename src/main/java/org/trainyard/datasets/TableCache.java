package org.trainyard.datasets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.trainyard.compute.DataTable;

/**
 * Tables in memory, the ones used last: a class that trains on the same data all day reads it once. By content, so that
 * datasets with the same table share one. Holds at most a number of bytes; a larger table goes through unkept.
 */
final class TableCache {

    private final long capacity;
    private final Map<String, DataTable> tables = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    TableCache(long capacity) {
        this.capacity = capacity;
    }

    /** The table with this hash, loaded if it is not here. */
    DataTable table(String sha256, Supplier<DataTable> load) {
        synchronized (this) {
            var known = tables.get(sha256);
            if (known != null) {
                return known;
            }
        }
        // Outside of the lock: one slow table must not hold up the others. Two may load the same; one is kept.
        var table = load.get();
        keep(sha256, table);
        return table;
    }

    private synchronized void keep(String sha256, DataTable table) {
        if (size(table) > capacity || tables.putIfAbsent(sha256, table) != null) {
            return;
        }
        bytes += size(table);
        for (var oldest = tables.entrySet().iterator(); bytes > capacity; oldest.remove()) {
            bytes -= size(oldest.next().getValue());
        }
    }

    private static long size(DataTable table) {
        var array = table.inputs().array();
        long inputs = array == null ? 0 : array.length;
        return (long) Float.BYTES * (inputs + table.targets().data.length);
    }
}
