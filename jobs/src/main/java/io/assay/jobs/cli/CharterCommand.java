package io.assay.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    @Mixin private final ReferredWarehouse warehouse = new ReferredWarehouse();
    @Mixin private final NarrationOptions told = new NarrationOptions();

    @Override
    public Integer call() {
      Charter loaded = charter.load();
      Supported.require(loaded);
      warehouse.requireDatasetOf(loaded);
      new CharterExpressions(loaded).checkAll();
      told.narration()
          .facts(
              Narration.node()
                  .put("charter", charter.path().toString())
                  .put("dataset", loaded.dataset().id())
                  .put("hash", loaded.hash())
                  .put("rules", loaded.rules().size())
                  .put("gates", loaded.gates().size()));
      return 0;
    }
  }

  /** {@code assay charter schema}. */
  @Command(
      name = "schema",
      description = "Prints the JSON Schema of the charter format.",
      mixinStandardHelpOptions = true)
  static final class Schema implements Callable<Integer> {
    @Mixin private final NarrationOptions told = new NarrationOptions();

    @Override
    public Integer call() throws JsonProcessingException {
      told.narration().document(CharterSchema.json());
      return 0;
    }
  }
}
