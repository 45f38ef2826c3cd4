package io.duban.contracts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Clock;
import java.util.Set;

/** The language depends on nothing, and knows no clock. */
@AnalyzeClasses(
        packages = "io.duban.contracts",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> CLOCK_READINGS =
            Set.of("now", "currentTimeMillis", "nanoTime", "systemDefault");

    @ArchTest
    static final ArchRule CONTRACTS_DEPEND_ON_NOTHING_BUT_JAVA =
            classes()
                    .that()
                    .resideOutsideOfPackage("io.duban.contracts.rulebook")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "io.duban.contracts..");

    @ArchTest
    static final ArchRule ONLY_THE_RULEBOOK_READS_YAML =
            classes()
                    .that()
                    .resideInAPackage("io.duban.contracts.rulebook")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "io.duban.contracts..", "org.yaml.snakeyaml..");

    @ArchTest
    static final ArchRule NOTHING_READS_THE_CLOCK =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "its target reads the clock",
                                    (JavaMethodCall call) ->
                                            CLOCK_READINGS.contains(call.getName())))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);
}
