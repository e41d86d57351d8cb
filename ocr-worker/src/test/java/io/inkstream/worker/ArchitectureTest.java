package io.inkstream.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may use. */
@AnalyzeClasses(
        packages = "io.inkstream.worker",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_OTHER_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.ingest..",
                            "io.inkstream.results..",
                            "io.inkstream.trainer..",
                            "io.inkstream.cli..",
                            "io.inkstream.embedded..");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_DELIVERY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.worker.delivery")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule BATCHING_KNOWS_MODELS_AND_LINES =
            noClasses()
                    .that()
                    .resideInAPackage("io.inkstream.worker.batching")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.contracts",
                            "io.inkstream.storage..",
                            "io.inkstream.messaging",
                            "io.inkstream.platform",
                            "io.inkstream.worker",
                            "io.inkstream.worker.delivery",
                            "io.quarkus..",
                            "jakarta..");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_DELIVERY =
            noClasses()
                    .that()
                    .resideInAPackage("io.inkstream.worker.models")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.worker.delivery",
                            "io.inkstream.worker.batching",
                            "io.inkstream.messaging",
                            "io.quarkus..");

    @ArchTest
    static final ArchRule QUARKUS_IS_THE_OUTERMOST_RING =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.worker")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "jakarta.enterprise..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule ONNX_RUNTIME_STAYS_IN_RECOGNITION =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.onnxruntime..");
}
