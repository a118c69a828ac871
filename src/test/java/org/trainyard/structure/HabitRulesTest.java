package org.trainyard.structure;

import java.util.Set;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.trainyard.structure.Predicates.accessTo;

/** Habits that hold for the service and for its tests. */
@AnalyzeClasses(packages = "org.trainyard")
class HabitRulesTest {

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().accessTargetWhere(accessTo(Thread.class, Set.of("sleep")))
            .because("a sleep is too long on one machine and too short on another; wait for what is to happen");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
            .because("such an ending fits any class, so it says nothing");
}
