package org.trainyard.runs;

/**
 * The ear of one who waits for news of a run. It hears that there is something, not what: that is read from the
 * database.
 */
public interface RunNews extends AutoCloseable {

    /** Waits for news, or until it is time to look all the same; all news up to now count as one. */
    void await() throws InterruptedException;

    @Override
    void close();
}
