package io.assay.jobs.cli;

import io.assay.jobs.expression.CharterExpressions;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay charter}: what a charter says, before anything depends on it. */
@Command(
    name = "charter",
    description =
        "Checks a charter, prints the schema that editors use, or puts a charter in force.",
    mixinStandardHelpOptions = true,
    subcommands = {CharterCommand.Check.class, CharterCommand.Schema.class, CharterRatify.class})
final class CharterCommand {
  private CharterCommand() {}

  /** {@code assay charter check}. */
  @Command(
      name = "check",
      description = {
        "Reads a charter with its expressions, and says what is wrong with it, or prints its",
        "hash. Starts no Spark."
      },
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Mixin private final CharterOptions charter = new CharterOptions();

    @Override
    public Integer call() {
      Charter loaded = charter.load();
      Supported.require(loaded);
      new CharterExpressions(loaded).checkAll();
      Console.say("charter:  " + charter.path());
      Console.say("dataset:  " + loaded.dataset().id());
      Console.say("hash:     " + loaded.hash());
      Console.say("rules:    " + loaded.rules().size());
      Console.say("gates:    " + loaded.gates().size());
      return 0;
    }
  }

  /** {@code assay charter schema}. */
  @Command(
      name = "schema",
      description = "Prints the JSON Schema of the charter format.",
      mixinStandardHelpOptions = true)
  static final class Schema implements Callable<Integer> {
    @Override
    public Integer call() {
      Console.say(CharterSchema.json());
      return 0;
    }
  }
}
