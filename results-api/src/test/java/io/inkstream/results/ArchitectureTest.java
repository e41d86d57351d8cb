package io.inkstream.results;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may use. */
@AnalyzeClasses(
        packages = "io.inkstream.results",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("root")
                    .definedBy("io.inkstream.results")
                    .layer("intake")
                    .definedBy("io.inkstream.results.intake")
                    .layer("query")
                    .definedBy("io.inkstream.results.query")
                    .layer("export")
                    .definedBy("io.inkstream.results.export..")
                    .layer("image")
                    .definedBy("io.inkstream.results.image")
                    .layer("search")
                    .definedBy("io.inkstream.results.search")
                    .layer("progress")
                    .definedBy("io.inkstream.results.progress")
                    .layer("commands")
                    .definedBy("io.inkstream.results.commands")
                    .layer("corrections")
                    .definedBy("io.inkstream.results.corrections")
                    .layer("lines")
                    .definedBy("io.inkstream.results.lines")
                    .layer("diagnosis")
                    .definedBy("io.inkstream.results.diagnosis")
                    .whereLayer("diagnosis")
                    .mayNotBeAccessedByAnyLayer()
                    .layer("webhooks")
                    .definedBy("io.inkstream.results.webhooks")
                    .whereLayer("webhooks")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("intake")
                    .mayOnlyBeAccessedByLayers("commands", "diagnosis")
                    .whereLayer("export")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("image")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("search")
                    .mayOnlyBeAccessedByLayers("intake")
                    .whereLayer("progress")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("commands")
                    .mayNotBeAccessedByAnyLayer()
                    .layer("runs")
                    .definedBy("io.inkstream.results.runs")
                    .whereLayer("runs")
                    .mayNotBeAccessedByAnyLayer()
                    .layer("models")
                    .definedBy("io.inkstream.results.models")
                    .whereLayer("models")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("lines")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("corrections")
                    .mayOnlyBeAccessedByLayers(
                            "intake", "query", "export", "lines", "models", "search")
                    .whereLayer("query")
                    .mayOnlyBeAccessedByLayers(
                            "export",
                            "image",
                            "search",
                            "progress",
                            "commands",
                            "lines",
                            "models",
                            "runs",
                            "webhooks");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_THE_INTAKE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.inkstream.results.intake")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.ingest..",
                            "io.inkstream.worker..",
                            "io.inkstream.recognition..",
                            "io.inkstream.cli..");
}
