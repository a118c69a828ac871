package org.trainyard.runs.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of epochs for clients that come late. Many come at once, when a class opens the same run: a page is read once
 * for all of them. The last few pages of all runs are kept, some 300 kB each.
 */
@Component
class EventPages {

    private static final int KEPT = 32;

    private final EventFeed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Passage> pages = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    EventPages(EventFeed feed) {
        this.feed = feed;
    }

    private record Key(String runId, int after) {}

    /**
     * Epochs after one, as many as a page holds and the table had.
     *
     * @param upTo the last epoch that is known to be there
     * @param reading held while the table is read, so that of those who want the same page one reads it
     */
    Passage read(String runId, int after, int upTo, ReentrantLock reading) {
        reading.lock();
        try {
            var key = new Key(runId, after);
            var page = kept(key);
            // One that was read when there was less in the table is read anew.
            if (page == null || (page.lastEpoch() < upTo && page.events().size() < EventFeed.PAGE)) {
                page = feed.page(runId, after, upTo);
                keep(key, page);
            }
            return page;
        } finally {
            reading.unlock();
        }
    }

    private @Nullable Passage kept(Key key) {
        lock.lock();
        try {
            return pages.get(key);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Key key, Passage page) {
        lock.lock();
        try {
            pages.put(key, page);
            if (pages.size() > KEPT) {
                pages.remove(pages.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
