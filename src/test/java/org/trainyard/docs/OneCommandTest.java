package org.trainyard.docs;

import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's one command starts a service that trains as fast as the machine allows. */
class OneCommandTest {

    private static final String SETTINGS = "//plugin[artifactId='spring-boot-maven-plugin']/configuration";

    /** By itself, {@code spring-boot:run} keeps the JVM to its first compiler: digits trained ten times slower then. */
    @Test
    void theServiceMayUseBothCompilersAndTheVectorModule() throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        var xpath = XPathFactory.newInstance().newXPath();

        assertThat(xpath.evaluate(SETTINGS + "/optimizedLaunch", pom)).isEqualTo("false");
        assertThat(xpath.evaluate(SETTINGS + "/jvmArguments", pom)).isEqualTo("${vector.module}");
        assertThat(xpath.evaluate("/project/properties/vector.module", pom)).contains("jdk.incubator.vector");
    }
}
