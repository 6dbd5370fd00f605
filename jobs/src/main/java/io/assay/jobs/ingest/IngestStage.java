package io.assay.jobs.ingest;

import io.assay.jobs.delivery.RecordFile;
import io.assay.jobs.exit.ExitException;
import io.assay.jobs.stage.Inputs;
import io.assay.jobs.stage.Stage;
import io.assay.jobs.stage.StageContext;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.Quarantine;
import io.assay.jobs.table.TableDefinition;
import io.assay.lineage.provenance.DatasetKey;
import io.assay.rules.charter.IntakeSection;
import io.assay.rules.item.DecisionReader;
import io.assay.rules.item.FileShape;
import io.assay.rules.item.ItemReader;
import io.assay.rules.item.VoteReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a batch delivers. Every record ends in exactly one place: {@code items}, {@code
 * votes}, {@code reviews}, or {@code quarantine} with its raw bytes and the reason. Rows in are the
 * records of all files, rows out those that could be read.
 */
public final class IngestStage implements Stage {
  /** A tree of this many leaves fits 512 MiB. */
  private static final long MOST_ITEMS = 1L << 23;

  @Override
  public StageName name() {
    return StageName.INGEST;
  }

  @Override
  public void check(StageContext context) {
    Inputs inputs = context.batch().inputs();
    IntakeSection intake = context.charter().intake();
    requireDistinctNames(inputs);
    if (intake.votes() == null && !inputs.votes().isEmpty()) {
      throw ExitException.usage(
          "--votes: %s (expected: none, since the charter has no intake.votes). Add that section to the charter, or leave the file out."
              .formatted(inputs.votes().get(0)));
    }
    if (!inputs.items().isEmpty()) {
      FileShape shape = ItemReader.shape(intake);
      ItemReader.of(intake, inputs.options(), shape.columns()); // Finds missing batch options.
      requireSize(inspect(inputs.items(), shape));
    }
    if (intake.votes() != null) {
      inspect(inputs.votes(), VoteReader.shape(intake));
    }
    inspect(inputs.decisions(), DecisionReader.SHAPE);
    new RevenueIntake(context).payments();
  }

  @Override
  public StageResult run(StageContext context) {
    DatasetKey key = DatasetKey.load(context.warehouse().datasetKey());
    try (Scratch scratch = new Scratch()) {
      Taken items = ItemIntake.take(context, key, scratch);
      Taken votes = References.votes(context, key, scratch);
      Taken decisions = References.decisions(context, key, scratch);
      long in = items.in() + votes.in() + decisions.in();
      long out = items.out() + votes.out() + decisions.out();
      Map<TableDefinition, Long> rows = new LinkedHashMap<>(items.rows());
      rows.putAll(votes.rows());
      rows.putAll(decisions.rows());
      rows.putAll(new RevenueIntake(context).take());
      rows.put(Quarantine.TABLE, in - out);
      return StageResult.done(in, out, rows);
    }
  }

  /** Tables name a record by file name and number, so the names must tell the files apart. */
  private static void requireDistinctNames(Inputs inputs) {
    Set<String> names = new HashSet<>();
    List<Path> files =
        Stream.of(inputs.items(), inputs.votes(), inputs.decisions(), inputs.revenue())
            .flatMap(List::stream)
            .toList();
    if (files.isEmpty()) {
      throw ExitException.usage(
          "The batch delivers nothing (expected: at least one file). Name files with --input,"
              + " --votes, --decisions or --revenue.");
    }
    for (Path file : files) {
      if (!names.add(String.valueOf(file.getFileName()))) {
        throw ExitException.usage(
            "%s: a second file of that name (expected: names that differ, whatever their directories). Rename one of them."
                .formatted(file));
      }
    }
  }

  private static long inspect(List<Path> files, FileShape shape) {
    return files.stream().mapToLong(file -> RecordFile.inspect(file, shape).records()).sum();
  }

  private static void requireSize(long records) {
    if (records > MOST_ITEMS) {
      throw ExitException.usage(
          "The input holds %d records (expected: at most %d in a batch). Split it into several batches."
              .formatted(records, MOST_ITEMS));
    }
  }
}
