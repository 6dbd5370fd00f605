package io.assay.jobs.run;

import io.assay.jobs.stage.StageResult;

/** Hears of every stage run: the lineage log and the progress of the command line. */
public interface RunListener {
  /** A stage is about to run. */
  void starts(StageRun run);

  /** A stage went through; its row in {@code batches} is written next. */
  void completes(StageRun run, StageResult result);

  /** A stage ended with an error, which is thrown on. */
  void fails(StageRun run, Throwable error);
}
