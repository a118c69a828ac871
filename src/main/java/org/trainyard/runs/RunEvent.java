package org.trainyard.runs;

/**
 * An event of a run, its data written out as JSON once for all who are sent it.
 *
 * @param name {@code state}, {@code epoch} or {@code checkpoint}
 * @param epoch the epoch that it is about; -1 for a state
 * @param data a JSON object
 */
record RunEvent(String name, int epoch, String data) {

    static final String STATE = "state";
    static final String EPOCH = "epoch";
    static final String CHECKPOINT = "checkpoint";

    boolean is(String other) {
        return name.equals(other);
    }

    /** Appends it as the stream of one run has it: an epoch's id is its number. */
    void appendTo(StringBuilder text) {
        append(text, data, is(EPOCH) ? Integer.toString(epoch) : "");
    }

    /** Appends it as a stream of several runs has it: the data says whose it is, and an epoch's id is that given. */
    void appendTo(StringBuilder text, String runId, String id) {
        var whose = data.substring(0, data.length() - 1) + ",\"run\":\"" + runId + "\"}";
        append(text, whose, is(EPOCH) ? id : "");
    }

    private void append(StringBuilder text, String json, String id) {
        text.append("event:").append(name).append("\ndata:").append(json).append('\n');
        if (!id.isEmpty()) {
            text.append("id:").append(id).append('\n');
        }
        text.append('\n');
    }
}
