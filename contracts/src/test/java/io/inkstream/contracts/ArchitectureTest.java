package io.inkstream.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may cross a process border knows nothing of what sends it there. */
@AnalyzeClasses(
        packages = "io.inkstream.contracts",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_JDK_AND_JACKSON =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.inkstream.contracts",
                            "java..",
                            "com.fasterxml.jackson..",
                            "org.jspecify.annotations");
}
