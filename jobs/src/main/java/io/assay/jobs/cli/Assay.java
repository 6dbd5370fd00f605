package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.exit.ExitException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Entry point: {@code assay COMMAND}. */
@Command(
    name = "assay",
    description = {
      "Judges data that a community contributes for AI training, keeps the proof of every",
      "judgement, and pays for what was good."
    },
    footer = {
      "",
      "Exit codes: 0 done or nothing to do, 1 failure, 2 usage, charter or input file,",
      "3 a gate failed, 4 conflict (try again), 5 anchor pending (run again)."
    },
    mixinStandardHelpOptions = true,
    version = "assay 0.1.0",
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      RunCommand.class,
      ReviewCommand.class,
      RelabelCommand.class,
      StageCommands.Ingest.class,
      StageCommands.Screen.class,
      StageCommands.Dedupe.class,
      StageCommands.Label.class,
      StageCommands.Represent.class,
      StageCommands.Decide.class,
      StageCommands.Reward.class,
      StageCommands.Anchor.class,
      StageCommands.Report.class,
      StatusCommand.class,
      ProfileCommand.class,
      SqlCommand.class,
      ExplainCommand.class,
      CharterCommand.class,
      ProveCommand.class,
      VerifyCommand.class,
      PayoutsCommand.class,
    })
public final class Assay {
  private static final String LOG_PATTERN = "assay.log.pattern";
  private static final String JSON_LINE =
      "{\"level\":\"%p{lowerCase=true}\",\"logger\":\"%c{1}\",\"message\":\"%encode{%m}{JSON}\"}%n%ex{none}";

  private Assay() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command. */
  public static int run(String... arguments) {
    Surroundings.neutral();
    Narration narration = new Narration(NarrationOptions.LogFormat.among(arguments));
    if (narration.format() == NarrationOptions.LogFormat.JSON) {
      System.setProperty(LOG_PATTERN, JSON_LINE); // Read by log4j2.properties when Spark starts.
    }
    CommandLine line = commands();
    line.setParameterExceptionHandler((error, parsed) -> refuse(error, narration, arguments));
    line.setExecutionExceptionHandler((error, command, parsed) -> ended(error, narration));
    try {
      Surroundings.requireReadable(arguments);
      return line.execute(arguments);
    } catch (ExitException e) {
      return ended(e, narration);
    } catch (Error e) { // picocli hands exceptions over, but not errors such as a missing class.
      return ended(e, narration);
    }
  }

  /** All commands with their options. */
  static CommandLine commands() {
    return new CommandLine(new Assay())
        .setCaseInsensitiveEnumValuesAllowed(true)
        // An id that a contributor chose may begin with @, and must not be read as a file's name.
        .setExpandAtFiles(false);
  }

  private static int ended(Throwable error, Narration narration) {
    Failures.Ending ending = Failures.of(error);
    narration.error(ending.message(), ending.code());
    if (Console.wantsStackTraces()) {
      error.printStackTrace(System.err);
    }
    return ending.code().number();
  }

  private static int refuse(ParameterException error, Narration narration, String... arguments) {
    CommandSpec command = error.getCommandLine().getCommandSpec();
    String message =
        Printable.of(String.valueOf(error.getMessage()))
            + ". See: "
            + command.qualifiedName()
            + " --help";
    Path named = OutputOptions.resultAmong(arguments);
    if (named != null && command.findOption(OutputOptions.RESULT) != null) {
      ResultFile.writeRefusal(named, message, narration);
    }
    narration.error(message, ExitCode.USAGE);
    return ExitCode.USAGE.number();
  }
}
