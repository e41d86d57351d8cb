package io.inkstream.trainer;

import picocli.CommandLine.Command;

/** {@code model …}: what is done with a trained model. */
@Command(
        name = "model",
        description = "Publish models, and look into them.",
        mixinStandardHelpOptions = true,
        subcommands = {PublishCommand.class, ExplainCommand.class})
final class ModelCommand {}
