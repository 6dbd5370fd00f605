package io.assay.jobs.cli;

import io.assay.jobs.stage.StageName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One command for each stage: the same options, one stage each. */
final class StageCommands {
  private StageCommands() {}

  /** What all of them do. */
  private static final class Options {
    @Mixin private final CharterOptions charter = new CharterOptions();
    @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
    @Mixin private final BatchOptions batch = new BatchOptions();
    @Mixin private final SparkOptions spark = new SparkOptions();
    @Mixin private final ChainOptions chain = new ChainOptions();
    @Mixin private final OutputOptions output = new OutputOptions();

    int run(StageName stage) {
      BatchRunner runner = new BatchRunner(warehouse.warehouse(), spark, chain, output);
      return runner.runOnly(stage, batch.id, () -> batch.request(charter)).code().number();
    }
  }

  /** {@code assay ingest}. */
  @Command(
      name = "ingest",
      description = "Reads delivered files into tables; what cannot be read is quarantined.",
      mixinStandardHelpOptions = true)
  static final class Ingest implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.INGEST);
    }
  }

  /** {@code assay screen}. */
  @Command(
      name = "screen",
      description = "Judges each item by itself: licence, freshness, rules.",
      mixinStandardHelpOptions = true)
  static final class Screen implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.SCREEN);
    }
  }

  /** {@code assay dedupe}. */
  @Command(
      name = "dedupe",
      description = "Finds what repeats something in the batch or in history.",
      mixinStandardHelpOptions = true)
  static final class Dedupe implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.DEDUPE);
    }
  }

  /** {@code assay label}. */
  @Command(
      name = "label",
      description = "Agrees on labels from votes.",
      mixinStandardHelpOptions = true)
  static final class Label implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.LABEL);
    }
  }

  /** {@code assay represent}. */
  @Command(
      name = "represent",
      description = "Compares the admitted set with the declared population.",
      mixinStandardHelpOptions = true)
  static final class Represent implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.REPRESENT);
    }
  }

  /** {@code assay decide}. */
  @Command(
      name = "decide",
      description = "Gives every item a verdict and measures the gates.",
      mixinStandardHelpOptions = true)
  static final class Decide implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.DECIDE);
    }
  }

  /** {@code assay reward}. */
  @Command(
      name = "reward",
      description = "Works out who earns what.",
      mixinStandardHelpOptions = true)
  static final class Reward implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.REWARD);
    }
  }

  /** {@code assay anchor}. */
  @Command(
      name = "anchor",
      description = "Puts roots and hashes on chain, once.",
      mixinStandardHelpOptions = true)
  static final class Anchor implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.ANCHOR);
    }
  }

  /** {@code assay report}. */
  @Command(
      name = "report",
      description = "Writes the report that a curator reads.",
      mixinStandardHelpOptions = true)
  static final class Report implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    @Override
    public Integer call() {
      return options.run(StageName.REPORT);
    }
  }
}
