package io.assay.jobs.cli;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.run.RunRequest;
import io.assay.jobs.run.RunResult;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.ReferredFiles;
import io.assay.jobs.warehouse.Warehouse;
import io.assay.jobs.warehouse.WarehouseDescriptor;
import io.assay.rules.charter.Charter;
import io.assay.rules.charter.CharterParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay demo}: the whole data path on real contributions that come with the program. */
@Command(
    name = "demo",
    description = {
      "Takes bundled real contributions through every stage, on the embedded chain.",
      "Run again, nothing changes."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** What is bundled. */
  enum Data {
    /** Prompts by 571 people: two batches, no labels. */
    PROMPTS(
        List.of(
            new Delivery("2025-12", "2025-12-31T00:00:00Z", "2025-12.csv", null),
            new Delivery("2026-01", "2026-01-31T00:00:00Z", "2026-01.csv", null))),
    /** Sentences known by id, with 27,746 votes. */
    SENTIMENT(List.of(new Delivery("2016-02", "2016-02-15T00:00:00Z", "items.csv", "votes.csv")));

    private final List<Delivery> deliveries;

    Data(List<Delivery> deliveries) {
      this.deliveries = deliveries;
    }

    Path directory() {
      return ChainOptions.home()
          .resolve("jobs/src/main/demo")
          .resolve(name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private record Delivery(String batch, String at, String items, @Nullable String votes) {}

  @Mixin private final WarehouseOptions warehouse = new WarehouseOptions();
  @Mixin private final CharterOverrides overrides = new CharterOverrides();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--data",
      defaultValue = "prompts",
      description = "prompts, or sentiment, which shows labels (default: ${DEFAULT-VALUE}).")
  private Data data = Data.PROMPTS;

  @Override
  public Integer call() {
    Path directory = data.directory();
    Warehouse place = warehouse.warehouse();
    ChainOptions chain = new ChainOptions();
    BatchRunner runner = new BatchRunner(place, spark, chain, output);
    String first = data.deliveries.get(0).batch();
    Charter charter = runner.before(first, () -> prepared(directory, place, chain));
    if (output.dryRun && !WarehouseDescriptor.isPresent(place)) {
      return planned(place);
    }
    ExitCode worst = ExitCode.DONE;
    // Runners find it open, and leave it so.
    try (OpenSpark once = runner.before(first, spark::open)) {
      for (Delivery delivery : data.deliveries) {
        String batch = delivery.batch();
        output.narration().heading("batch " + batch);
        RunResult result =
            runner.run("assay demo", batch, () -> request(directory, charter, delivery));
        worst = result.code().compareTo(worst) > 0 ? result.code() : worst;
      }
    }
    if (!output.dryRun) {
      output.narration().say("all batches: " + place.reports().resolve("index.html"));
    }
    return worst.number();
  }

  private Charter prepared(Path directory, Warehouse place, ChainOptions chain) {
    Charter charter = CharterParser.load(directory.resolve("charter.yaml"), overrides.values());
    if (!output.dryRun) {
      InitCommand.initialise(
          place,
          charter,
          chain.access(output.narration()::warn),
          new AuthorityOptions(),
          output.narration());
    }
    return charter;
  }

  private int planned(Warehouse place) {
    output.narration().say("Warehouse " + place.root() + " would be made.");
    for (Delivery delivery : data.deliveries) {
      output.narration().say("Batch " + delivery.batch() + " would go through every stage.");
    }
    output.narration().say(Narration.DRY);
    return ExitCode.DONE.number();
  }

  private static RunRequest request(Path directory, Charter charter, Delivery delivery) {
    List<Path> votes =
        delivery.votes() == null ? List.of() : List.of(directory.resolve(delivery.votes()));
    return new RunRequest(
        delivery.batch(),
        charter,
        new Inputs(
            List.of(directory.resolve(delivery.items())),
            votes,
            List.of(),
            Map.of("submitted-at", delivery.at()),
            ReferredFiles.of(charter, directory)),
        Instant.parse(delivery.at()),
        RunRequest.OnChange.REFUSE);
  }
}
