package org.trainyard.web.problems;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Tells the pool which connections are past use, beside those that it knows of itself: H2 closes the database when it
 * cannot write, and then refuses every call on connections that were open. A new one opens the database again.
 */
public final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return StorageRefusals.isFull(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
