package io.inkstream.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A library: the Kafka logic that services share, without any service. */
@AnalyzeClasses(
        packages = "io.inkstream.messaging",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CONTRACTS_AND_THE_KAFKA_CLIENT =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.messaging",
                            "io.inkstream.contracts",
                            "org.apache.kafka..",
                            "org.slf4j",
                            "io.opentelemetry..",
                            "java..",
                            "org.jspecify.annotations");
}
