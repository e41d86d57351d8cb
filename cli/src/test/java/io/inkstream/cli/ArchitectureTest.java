package io.inkstream.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may use. */
@AnalyzeClasses(packages = "io.inkstream.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KAFKA_STAYS_WITH_THE_TOPICS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.cli.events")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule THE_CLIENT_STANDS_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("io.inkstream.cli.client")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "picocli..",
                            "io.inkstream.cli",
                            "io.inkstream.cli.server..",
                            "io.inkstream.cli.progress..",
                            "io.inkstream.cli.events..");
}
