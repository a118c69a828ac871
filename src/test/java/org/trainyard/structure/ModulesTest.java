package org.trainyard.structure;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import org.trainyard.TrainyardApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each module says in its {@code package-info.java} which others it may know; Modulith holds it to that, to the public
 * types of their top packages, and to having no cycles. {@code compute} carries no annotation, because it knows no
 * Spring: {@link DesignRulesTest} names what it may know.
 */
class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(TrainyardApplication.class);

    @Test
    void modulesKnowOnlyWhatTheySayTheyKnow() {
        MODULES.verify();
    }

    @Test
    void everyModuleButComputeSaysWhatItMayKnow() {
        assertThat(MODULES.stream()).as("modules").hasSizeGreaterThan(3);
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString())
                .filter(name -> !name.equals("compute")).filter(name -> !declaresDependencies(name)))
                .as("modules whose package-info.java has no @ApplicationModule(allowedDependencies = ...)").isEmpty();
    }

    private static boolean declaresDependencies(String module) {
        return Sources.all().stream().anyMatch(source -> source.is("org.trainyard." + module, "package-info")
                && source.text().contains("@ApplicationModule(allowedDependencies"));
    }
}
