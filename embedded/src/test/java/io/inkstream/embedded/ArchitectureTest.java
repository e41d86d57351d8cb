package io.inkstream.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Servers inside the process, which know nothing of what uses them. */
@AnalyzeClasses(
        packages = "io.inkstream.embedded",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_SERVERS =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.embedded",
                            "kafka..",
                            "scala..",
                            "org.apache.kafka..",
                            "io.zonky.test..",
                            "org.slf4j",
                            "java..",
                            "org.jspecify.annotations");
}
