package org.trainyard.runs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.trainyard.datasets.DatasetUse;
import org.trainyard.models.ModelUse;
import org.trainyard.web.Latest;

/**
 * Keeps models and datasets from being deleted while a run, a finished one too, refers to them; and lets the newest run
 * answer to {@code latest}.
 */
@Configuration(proxyBeanMethods = false)
class RunReferences {

    @Bean
    DatasetUse datasetsOfRuns(RunRepository runs) {
        return runs::existsByDatasetId;
    }

    @Bean
    ModelUse modelsOfRuns(RunRepository runs) {
        return runs::existsByModelId;
    }

    @Bean
    Latest latestRun(RunRepository runs) {
        return new Latest(RunViews.PATH, runs::findNewest);
    }
}
