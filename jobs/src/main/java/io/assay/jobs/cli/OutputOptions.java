package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run tells what it does. */
final class OutputOptions {
  @Mixin private final NarrationOptions told = new NarrationOptions();

  /** Name of the option for the result's file. */
  static final String RESULT = "--result";

  @Option(
      names = RESULT,
      paramLabel = "FILE",
      description =
          "Where to write the result (default: runs/<run id>/result.json in the warehouse).")
  @Nullable Path result;

  @Option(names = "--dry-run", description = "Check everything, print the plan, write nothing.")
  boolean dryRun;

  /** The result's file that the arguments ask for, wellformed or not. */
  static @Nullable Path resultAmong(String... arguments) {
    String before = "";
    for (String argument : arguments) {
      if (before.equals(RESULT)) {
        return path(argument);
      }
      if (argument.startsWith(RESULT + "=")) {
        return path(argument.substring(RESULT.length() + 1));
      }
      before = argument;
    }
    return null;
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null; // The system has no such file name; that is what the command is refused for.
    }
  }

  /** Refuses a result that could never be written, before anything is done. */
  void requireResultIsFile() {
    if (result != null && Files.isDirectory(result)) {
      throw ExitException.usage(
          "--result: %s is a directory (expected: a file, there already or not). Name the file itself."
              .formatted(Printable.of(result.toString())));
    }
  }

  Narration narration() {
    return told.narration();
  }
}
