package io.assay.jobs.run;

import io.assay.jobs.exit.ExitCode;
import io.assay.jobs.stage.StageName;
import io.assay.jobs.stage.StageResult;
import io.assay.jobs.table.BatchKey;
import java.util.List;

/**
 * What running a batch came to.
 *
 * @param key id and attempt
 * @param code how the command ends
 * @param message one sentence for the user
 * @param stages what was run this time, in order; empty when there was nothing to do
 */
public record RunResult(BatchKey key, ExitCode code, String message, List<Step> stages) {

  /** Copies. */
  public RunResult {
    stages = List.copyOf(stages);
  }

  /**
   * One stage that was run.
   *
   * @param millis wall-clock duration
   */
  public record Step(StageName stage, StageResult result, long millis) {}
}
