package io.inkstream.trainer.publishing;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inspection.ModelInspection;
import io.inkstream.recognition.inspection.Verdict;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a model must hold before it is registered: it says the name and version it gets, one of
 * lines, classes or pages passes the inspection that workers make, and one of numbers answers a
 * trial.
 */
final class ModelChecks {

    private ModelChecks() {}

    static void check(ModelFolder folder) throws IOException, PublishRefusedException {
        for (String form : ModelFileNames.FORMS) {
            if (folder.files().containsKey(form)) {
                check(folder, form);
            }
        }
    }

    private static void check(ModelFolder folder, String form)
            throws IOException, PublishRefusedException {
        Path file = Files.createTempFile("checked-", ".onnx");
        try {
            Files.write(file, folder.content(form));
            ModelDescription description = ModelFile.read(file).description();
            if (!description.name().equals(folder.name())
                    || !description.version().equals(folder.version())) {
                throw new PublishRefusedException(
                        "%s says it is %s@%s and not %s"
                                .formatted(
                                        form, description.name(), description.version(), folder));
            }
            switch (description.kind()) {
                case LINE, CLASS, SEGMENTER -> inspect(form, file);
                case REGRESSION -> NumbersTrial.check(form, file);
                case PREFIX ->
                        throw new PublishRefusedException(
                                "%s is a model of kind %s; only those that read pictures are registered"
                                        .formatted(form, description.kind().word()));
            }
        } catch (InvalidModelException | InferenceException e) {
            throw new PublishRefusedException("%s: %s".formatted(form, e.getMessage()), e);
        } finally {
            Files.delete(file);
        }
    }

    private static void inspect(String form, Path file)
            throws IOException, PublishRefusedException {
        switch (ModelInspection.inspect(file)) {
            case Verdict.Accepted _ -> {
                // nothing stands against it
            }
            case Verdict.Refused(var fault, var detail) ->
                    throw new PublishRefusedException(
                            "%s: %s (%s)".formatted(form, detail, fault.word()));
        }
    }
}
