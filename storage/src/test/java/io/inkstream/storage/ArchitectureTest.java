package io.inkstream.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A library: bytes under keys, and nothing of what they mean. */
@AnalyzeClasses(
        packages = "io.inkstream.storage",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_CONTRACT_KNOWS_ITS_KINDS_AND_THE_JDK =
            classes()
                    .that()
                    .resideInAPackage("io.inkstream.storage")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.storage..", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule DIRECTORIES_NEED_THE_JDK =
            classes()
                    .that()
                    .resideInAPackage("io.inkstream.storage.directory")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.storage",
                            "io.inkstream.storage.directory",
                            "java..",
                            "org.jspecify.annotations");

    @ArchTest
    static final ArchRule S3_IS_THE_MINIO_CLIENT =
            classes()
                    .that()
                    .resideInAPackage("io.inkstream.storage.s3")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.storage",
                            "io.inkstream.storage.s3",
                            "io.minio..",
                            "okhttp3..",
                            "java..",
                            "org.jspecify.annotations");
}
