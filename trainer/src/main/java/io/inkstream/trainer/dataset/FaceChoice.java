package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws faces: styles by their shares, families of a style alike, faces of a family alike. */
public final class FaceChoice {

    private final Map<FontStyle, List<List<FontFace>>> faces;
    private final TreeMap<FontStyle, Double> shares;

    /** Among the families of the styles that have both a share and a face. */
    public FaceChoice(Map<FontStyle, List<List<FontFace>>> faces, Map<FontStyle, Double> shares) {
        this.faces = Map.copyOf(faces);
        this.shares = new TreeMap<>(shares);
        this.shares.keySet().retainAll(faces.keySet());
        if (this.shares.isEmpty()) {
            throw new IllegalArgumentException(
                    "no face of the listed families was found in fonts.folders");
        }
    }

    public FontFace next(Random random) {
        List<List<FontFace>> families = faces.getOrDefault(style(random), List.of());
        List<FontFace> family = families.get(random.nextInt(families.size()));
        return family.get(random.nextInt(family.size()));
    }

    private FontStyle style(Random random) {
        double at =
                random.nextDouble()
                        * shares.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Map.Entry<FontStyle, Double> share : shares.entrySet()) {
            at -= share.getValue();
            if (at < 0) {
                return share.getKey();
            }
        }
        return shares.lastKey();
    }
}
