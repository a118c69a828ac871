package org.trainyard.web.access;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Looks at where the service will listen, after every setting was applied and before anything listens. */
@Component
class AddressCheck implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private final AccessSettings settings;

    AddressCheck(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        settings.check(factory.getAddress());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
