package io.inkstream.recognition.inspection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How deep the functions that a model brings call each other. */
final class FunctionDepth {
    /** ONNX Runtime writes functions out where they are called, one level of stack each. */
    static final int MOST = 8;

    private final Map<String, Set<String>> calls;
    private final Map<String, Integer> known = new HashMap<>();

    /**
     * @param calls the functions each function calls
     */
    FunctionDepth(Map<String, Set<String>> calls) {
        this.calls = calls;
    }

    void check() throws RefusedModelException {
        for (String function : calls.keySet()) {
            depth(function, 1);
        }
    }

    private int depth(String function, int level) throws RefusedModelException {
        if (level > MOST) {
            throw new RefusedModelException(
                    ModelFault.STRUCTURE,
                    "functions call each other more than %d deep, or in a circle, at '%s'"
                            .formatted(MOST, function));
        }
        Integer found = known.get(function);
        if (found != null && level + found - 1 <= MOST) {
            return found;
        }
        int deepest = 0;
        for (String called : calls.getOrDefault(function, Set.of())) {
            if (calls.containsKey(called)) {
                deepest = Math.max(deepest, depth(called, level + 1));
            }
        }
        known.put(function, deepest + 1);
        return deepest + 1;
    }
}
