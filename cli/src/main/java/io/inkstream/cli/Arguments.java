package io.inkstream.cli;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.LineId;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads arguments that have a form; another form is wrong usage. */
final class Arguments {
    private Arguments() {}

    static BatchId batch(CommandSpec command, String text) {
        return read(command, BatchId::new, text);
    }

    static LineId line(CommandSpec command, String text) {
        return read(command, LineId::new, text);
    }

    private static <T> T read(CommandSpec command, Function<String, T> form, String text) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
