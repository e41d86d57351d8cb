package io.inkstream.trainer.recipe;

import java.util.List;

/** What the model's card says that no figure can tell. */
public record CardSettings(
        @Setting(value = "What the model is for, one sentence.", standard = "Reads one text line.")
                String purpose,
        @Setting(value = "Where it fails or was not tried, a sentence each.", standard = "[]")
                List<String> limits,
        @Setting(value = "Licence of the real lines it learnt from.", standard = "\"\"")
                String dataLicence) {

    public CardSettings {
        limits = List.copyOf(limits);
    }
}
