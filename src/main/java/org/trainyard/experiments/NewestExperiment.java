package org.trainyard.experiments;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.trainyard.web.Latest;

/** Lets the newest experiment answer to {@code latest}. */
@Configuration(proxyBeanMethods = false)
class NewestExperiment {

    @Bean
    Latest latestExperiment(ExperimentRepository experiments) {
        return new Latest(ExperimentViews.PATH, experiments::findNewest);
    }
}
