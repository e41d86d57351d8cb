package io.inkstream.contracts;

import java.util.List;

/** What the files of a model version are called, in a folder and in the store. */
public final class ModelFileNames {

    public static final String FP32 = "model.onnx";
    public static final String INT8 = "model.int8.onnx";

    /** The forms of a version in the order in which workers prefer them. */
    public static final List<String> FORMS = List.of(INT8, FP32);

    /** What people and programs read about it. */
    public static final List<String> COMPANIONS =
            List.of("card.md", "report.html", "eval.json", "recipe.yaml");

    private ModelFileNames() {}
}
