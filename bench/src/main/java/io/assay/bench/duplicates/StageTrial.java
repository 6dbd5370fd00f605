package io.assay.bench.duplicates;

import io.assay.bench.batch.BatchRuns;
import io.assay.bench.batch.Directories;
import io.assay.bench.measure.Cost;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.table.Duplicates;
import io.assay.jobs.table.TableDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The duplicate stage alone, as often as wanted: a batch that has been ingested and screened is
 * copied, and the stage run on the copy.
 */
final class StageTrial {
  private static final String BATCH = "batch";

  private final BatchRuns batches;
  private final Path input;
  private final Path screened;
  private final Path copy;

  /**
   * @param directory must not be there yet
   */
  StageTrial(BatchRuns batches, Path input, Path directory) {
    this.batches = batches;
    this.input = input;
    this.screened = directory.resolve("screened");
    this.copy = directory.resolve("copy");
  }

  /** Brings the batch into a new warehouse. */
  void prepare() {
    batches.init(screened);
    screen();
  }

  /** Brings the batch into a copy of a warehouse that has a history. */
  void prepareAfter(Path history) {
    Directories.copy(history, screened);
    screen();
  }

  private void screen() {
    batches.runStages(screened, BATCH, input, StageName.INGEST, StageName.SCREEN);
  }

  /** Runs the stage on a fresh copy, which stays until the next time. */
  Cost run() {
    Directories.delete(copy);
    Directories.copy(screened, copy);
    return Cost.of(() -> batches.runOnly(copy, BATCH, input, StageName.DEDUPE));
  }

  /** For each record that the stage removed last, the one that is kept for it, by their ids. */
  Map<String, String> removed() {
    Map<String, String> removed = new HashMap<>();
    batches
        .spark()
        .read()
        .format("delta")
        .load(copy.resolve("tables").resolve(Duplicates.TABLE.name()).toString())
        .select(TableDefinition.ITEM_ID, Duplicates.KEPT_ITEM_ID)
        .collectAsList()
        .forEach(row -> removed.put(row.getString(0), row.getString(1)));
    return removed;
  }

  /** The warehouse in which the stage was run last. */
  Path warehouse() {
    return copy;
  }
}
