package io.inkstream.recognition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each package may use, from the pixels up. */
class RecognitionArchitectureTest {
    private static final String ROOT = "io.inkstream.recognition";

    private static final JavaClasses MODULE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void imageKnowsOnlyTheJdk() {
        check("image", List.of(), "jdk.incubator.vector");
    }

    @Test
    void layoutKnowsImages() {
        check("layout", List.of("image"));
    }

    @Test
    void lineKnowsLayouts() {
        check("line", List.of("image", "layout"), "jdk.incubator.vector");
    }

    @Test
    void modelKnowsOnlyOnnxRuntime() {
        check("model", List.of(), "ai.onnxruntime..");
    }

    @Test
    void inferenceKnowsLinesAndModels() {
        check("inference", List.of("line", "layout", "model"), "ai.onnxruntime..");
    }

    @Test
    void theFinderKnowsPagesAndModels() {
        check(
                "finder",
                List.of("image", "layout", "model", "inference", "evaluation"),
                "ai.onnxruntime..");
    }

    @Test
    void inspectionKnowsModelsAndRunsThem() {
        check("inspection", List.of("model", "inference", "line", "finder"), "ai.onnxruntime..");
    }

    @Test
    void decodingKnowsLogitsAndLanguage() {
        check("decoding", List.of("inference", "language"));
    }

    @Test
    void languageKnowsNothing() {
        check("language", List.of());
    }

    @Test
    void evaluationKnowsOnlyOutlines() {
        check("evaluation", List.of("layout"));
    }

    @Test
    void pageXmlKnowsLayouts() {
        check("pagexml", List.of("image", "layout"));
    }

    @Test
    void synthesisKnowsLines() {
        check("synthesis", List.of("line", "image", "layout"));
    }

    @Test
    void theRootKnowsTheStepsButNotOnnxRuntime() {
        check("", List.of("image", "layout", "finder", "line", "model", "inference", "decoding"));
    }

    private void check(String name, List<String> packages, String... libraries) {
        List<String> allowed =
                new ArrayList<>(
                        List.of(
                                "java..",
                                "javax..",
                                "org.w3c.dom..",
                                "org.xml.sax..",
                                "org.jspecify.annotations.."));
        allowed.addAll(List.of(libraries));
        String own = name.isEmpty() ? ROOT : ROOT + "." + name;
        allowed.add(own);
        packages.forEach(other -> allowed.add(ROOT + "." + other));
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(MODULE);
    }
}
