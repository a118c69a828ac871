package org.trainyard.runs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.trainyard.datasets.DatasetUse;
import org.trainyard.models.ModelUse;

/** Keeps models and datasets from being deleted while a run, a finished one too, refers to them. */
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
}
