package org.trainyard.web.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

import org.trainyard.ServiceTest;

/** A test over HTTP with the probe as one more resource. All of them share one service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest
@Import(ProbeController.class)
@interface ProbeTest {
}
