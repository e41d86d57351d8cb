package io.inkstream.trainer;

import picocli.CommandLine.Command;

/** {@code model …}: what is done with a trained model. */
@Command(
        name = "model",
        description = "Publish models.",
        mixinStandardHelpOptions = true,
        subcommands = {PublishCommand.class})
final class ModelCommand {}
