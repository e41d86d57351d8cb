package io.inkstream.cli;

import io.inkstream.contracts.BatchId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads arguments that have a form; another form is wrong usage. */
final class Arguments {
    private Arguments() {}

    static BatchId batch(CommandSpec command, String text) {
        try {
            return new BatchId(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
