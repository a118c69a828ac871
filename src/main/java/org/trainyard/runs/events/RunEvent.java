package org.trainyard.runs.events;

/**
 * An event of a run, its data written out as JSON once for all who are sent it.
 *
 * @param name {@code state}, {@code epoch} or {@code checkpoint}
 * @param epoch the epoch that it is about; -1 for a state
 * @param marks whether it has an id on the stream, by which a client comes back to what follows
 * @param data a JSON object
 */
record RunEvent(String name, int epoch, boolean marks, String data) {

    static final String STATE = "state";
    static final String EPOCH = "epoch";
    static final String CHECKPOINT = "checkpoint";

    /**
     * A state. A browser comes back to a stream that ended until it is told that nothing is left, which the id of an
     * epoch asks for; where a run ended before its first one, the final state has the id.
     *
     * @param lastEpoch the run's last epoch, -1 for none
     */
    static RunEvent state(boolean isFinal, int lastEpoch, String data) {
        return new RunEvent(STATE, -1, isFinal && lastEpoch < 0, data);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** Appends it as the stream of one run has it: an epoch's id is its number, that of an end without epochs -1. */
    void appendTo(StringBuilder text) {
        append(text, data, marks ? Integer.toString(epoch) : "");
    }

    /** Appends it as a stream of several runs has it: the data says whose it is, and the id, if it has one, is that given. */
    void appendTo(StringBuilder text, String runId, String id) {
        var whose = data.substring(0, data.length() - 1) + ",\"run\":\"" + runId + "\"}";
        append(text, whose, marks ? id : "");
    }

    private void append(StringBuilder text, String json, String id) {
        text.append("event:").append(name).append("\ndata:").append(json).append('\n');
        if (!id.isEmpty()) {
            text.append("id:").append(id).append('\n');
        }
        text.append('\n');
    }
}
