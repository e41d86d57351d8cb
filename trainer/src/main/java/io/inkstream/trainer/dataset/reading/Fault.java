package io.inkstream.trainer.dataset.reading;

/**
 * Something wrong with data.
 *
 * @param code the same word in text, JSON and documentation
 * @param file where, relative to the folder; empty for the folder itself
 * @param problem what is wrong, with the value
 * @param remedy what to do
 */
public record Fault(Severity severity, String code, String file, String problem, String remedy) {

    /** Whether training can go on. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static Fault orphanPicture(String file) {
        return new Fault(
                Severity.WARNING,
                "orphan-picture",
                file,
                "no text belongs to this picture",
                "add its text or remove the picture");
    }

    static Fault orphanText(String file, String picture) {
        return new Fault(
                Severity.ERROR,
                "orphan-text",
                file,
                "there is no picture '%s'".formatted(picture),
                "add the picture or remove the text");
    }

    static Fault malformed(String file, String problem, String remedy) {
        return new Fault(Severity.ERROR, "malformed", file, problem, remedy);
    }
}
