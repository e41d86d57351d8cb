package io.inkstream.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What services wire alike, without any service. */
@AnalyzeClasses(
        packages = "io.inkstream.platform",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.ingest..",
                            "io.inkstream.worker..",
                            "io.inkstream.results..",
                            "io.inkstream.recognition..",
                            "io.inkstream.trainer..",
                            "io.inkstream.cli..");

    @ArchTest
    static final ArchRule KAFKA_IS_LEFT_TO_MESSAGING =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..");
}
