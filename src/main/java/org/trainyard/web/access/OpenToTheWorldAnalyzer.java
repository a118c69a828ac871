package org.trainyard.web.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends such a start with sentences instead of a stack trace. */
class OpenToTheWorldAnalyzer extends AbstractFailureAnalyzer<AccessSettings.OpenToTheWorld> {

    @Override
    protected FailureAnalysis analyze(Throwable root, AccessSettings.OpenToTheWorld cause) {
        return new FailureAnalysis(cause.getMessage(),
                "Set TRAINYARD_API_KEY to a long random text, or leave server.address at 127.0.0.1.", cause);
    }
}
