package org.trainyard.training;

/**
 * What a job says: a run, and which time in the queue this is. A run that was paused and resumed may have a job of an
 * earlier turn left, which must not begin it.
 */
record Turn(String runId, int number) {

    /** Reads what {@link #toString} gave, or a run's id alone, which is turn 0. */
    static Turn parse(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? new Turn(text, 0)
                : new Turn(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /** {@code id/number}: also the id of the job, so that a turn has one job and no more. */
    @Override
    public String toString() {
        return runId + "/" + number;
    }
}
