package io.inkstream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may use. */
@AnalyzeClasses(
        packages = "io.inkstream.ingest",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_OTHER_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.worker..",
                            "io.inkstream.results..",
                            "io.inkstream.recognition..",
                            "io.inkstream.trainer..",
                            "io.inkstream.cli..",
                            "io.inkstream.embedded..");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_DELIVERY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.ingest.delivery")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SPLITTING_KNOWS_NEITHER_HTTP_NOR_KAFKA_NOR_QUARKUS =
            noClasses()
                    .that()
                    .resideInAPackage("io.inkstream.ingest.splitting")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.ingest.upload",
                            "io.inkstream.ingest.delivery",
                            "io.inkstream.ingest.reconciling",
                            "io.inkstream.messaging",
                            "io.inkstream.platform",
                            "io.quarkus..",
                            "jakarta.ws.rs..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule PDF_AND_PICTURES_STAY_IN_SPLITTING =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.ingest.splitting")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.pdfbox..", "javax.imageio..", "java.awt..");

    @ArchTest
    static final ArchRule HTTP_STAYS_IN_UPLOAD =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.ingest.upload")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule UPLOADS_DO_NOT_WAIT_FOR_SPLITTING =
            noClasses()
                    .that()
                    .resideInAPackage("io.inkstream.ingest.upload")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.ingest.splitting",
                            "io.inkstream.ingest.delivery",
                            "io.inkstream.ingest.reconciling");

    @ArchTest
    static final ArchRule NOBODY_USES_DELIVERY_BUT_THROUGH_ITS_INTERFACE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.ingest.delivery")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.inkstream.ingest.delivery");
}
