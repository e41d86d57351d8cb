package io.inkstream.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.inkstream.trainer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class TrainerArchitectureTest {

    private static final String ROOT = "io.inkstream.trainer";

    @ArchTest
    static final ArchRule pytorchStaysInside =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ROOT + ".network",
                            ROOT + ".training",
                            ROOT + ".release",
                            ROOT + ".explain",
                            ROOT + ".prefix")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule networkKnowsNothingOfTraining =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".network")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + ".training",
                            ROOT + ".release",
                            ROOT + ".dataset..",
                            ROOT + ".recipe");

    @ArchTest
    static final ArchRule dataKnowsNothingOfNetworks =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + ".dataset..", ROOT + ".samples")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".network", ROOT + ".training", ROOT + ".release");

    /** A recipe knows which network strings there are, but nothing of what is done with them. */
    @ArchTest
    static final ArchRule recipesKnowNothingOfTraining =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".recipe")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".training", ROOT + ".release");

    @ArchTest
    static final ArchRule trainingDoesNotRelease =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".training")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".release");
}
