package io.inkstream.trainer.language;

import picocli.CommandLine.Command;

/** {@code lm}: what a decoder knows of language. */
@Command(
        name = "lm",
        description = "Language models and lexicons for decoding.",
        mixinStandardHelpOptions = true,
        subcommands = {LmBuildCommand.class, LmTuneCommand.class})
public final class LmCommand {}
