package org.trainyard;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Ends all services when all tests are done. With the JVM their PostgreSQL would end too, and each would wait for it. */
final class EndOfServices implements BeforeAllCallback, AutoCloseable {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(EndOfServices.class, type -> this);
    }

    @Override
    public void close() {
        TestDatabase.endServices();
    }
}
